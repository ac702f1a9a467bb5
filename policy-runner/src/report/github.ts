import type { Finding } from "../findings/types.js";
import type { Result } from "../verdict/types.js";
import type { WaiverFinding } from "../waivers/types.js";
import { annotations, type Note } from "./annotations.js";
import { countsText } from "./counts.js";
import { statementOf } from "./statement.js";
import { verdictLine } from "./text.js";
import { worstFirst, wrongOf } from "./worst.js";

/** Annotations on the lines of the source, the worst first, and the verdict with all totals. */
export function githubReport(result: Result): Generator<string> {
  return annotations(notesOf(result), {
    kind: result.verdict === "passed" ? "notice" : "error",
    lines: [verdictLine(result), countsText(result.totals.outcomes), statementOf(result)],
  });
}

function* notesOf({ findings, waivers }: Result): Generator<Note> {
  for (const wrong of waivers?.findings ?? []) yield noteOfWaiver(wrong);
  for (const finding of worstFirst(findings)) yield noteOf(finding);
}

/** A finding as an annotation. */
export function noteOf(finding: Finding): Note {
  const { rule, address, outcome, blocking, remediation, file, line } = finding;
  return {
    kind: blocking ? "error" : outcome === "waived" ? "notice" : "warning",
    title: `${rule} ${address}`,
    message: `${outcome}: ${wrongOf(finding)}`,
    more: remediation,
    file,
    line,
  };
}

function noteOfWaiver({ problem, rule, address, message, file, line }: WaiverFinding): Note {
  const title = `Waiver ${problem}: ${rule}`;
  return { kind: "error", title, message: `${address}: ${message}`, more: "", file, line };
}
