import type { Finding } from "../findings/types.js";
import type { Result } from "../verdict/types.js";
import type { WaiverFinding } from "../waivers/types.js";
import { countsText } from "./counts.js";
import { counted, shortened } from "./limits.js";
import { plain } from "./paint.js";
import { statementOf } from "./statement.js";
import { verdictLine } from "./text.js";
import { expectedOf, worstFirst } from "./worst.js";

/**
 * Annotations of each kind that a step shows; GitHub drops what is more.
 * Source: https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations
 */
const MOST = 10;

/** Characters of a title. Source: https://docs.github.com/en/rest/checks/runs (annotations) */
const TITLE = 255;

/** Characters of a message, of the 64 KB that GitHub takes: what a person reads on a line. */
const MESSAGE = 2_000;

type Kind = "error" | "warning" | "notice";

/** An annotation before it is written. */
interface Note {
  readonly kind: Kind;
  readonly title: string;
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
}

/**
 * Annotations on the lines of the source, of each kind as many as GitHub shows, the worst first; then
 * the verdict, and how many are left out.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function* githubReport(result: Result): Generator<string> {
  const kind = result.verdict === "passed" ? "notice" : "error";
  const room: Record<Kind, number> = { error: MOST, warning: MOST, notice: MOST };
  // The verdict is one of its kind.
  room[kind] -= 1;
  let left = 0;
  for (const note of notesOf(result)) {
    if (room[note.kind] === 0) left += 1;
    else {
      room[note.kind] -= 1;
      yield command(note);
    }
  }
  const lines = [
    verdictLine(result),
    countsText(result.totals.outcomes),
    statementOf(result),
    left === 0
      ? ""
      : `${counted(left, "more finding")} in the full report: GitHub shows ${MOST} of a kind.`,
  ];
  const message = lines.filter((line) => line !== "").join("\n");
  yield command({ kind, title: "policy-runner", message, file: null, line: null });
}

function* notesOf({ findings, waivers }: Result): Generator<Note> {
  for (const wrong of waivers?.findings ?? []) yield noteOfWaiver(wrong);
  for (const finding of worstFirst(findings)) yield noteOf(finding);
}

function noteOf(finding: Finding): Note {
  const { rule, address, outcome, blocking, message, remediation, file, line } = finding;
  const expected = expectedOf(finding);
  const what = plain(`${outcome}: ${message}${expected === "" ? "" : `; expected ${expected}`}`);
  return {
    kind: blocking ? "error" : outcome === "waived" ? "notice" : "warning",
    title: `${rule} ${address}`,
    message: `${shortened(what, MESSAGE)}\n${plain(remediation)}`,
    file,
    line,
  };
}

function noteOfWaiver({ problem, rule, address, message, file, line }: WaiverFinding): Note {
  const what = plain(`${address}: ${message}`);
  return { kind: "error", title: `Waiver ${problem}: ${rule}`, message: what, file, line };
}

function command({ kind, title, message, file, line }: Note): string {
  const place = file === null ? "" : `file=${property(file)},line=${line ?? 1},`;
  return `::${kind} ${place}title=${property(shortened(plain(title), TITLE))}::${data(message)}\n`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(plain(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
