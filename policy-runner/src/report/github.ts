import type { Finding } from "../findings/types.js";
import type { Result } from "../verdict/types.js";
import { plain } from "./paint.js";
import { verdictLine } from "./text.js";
import { expectedOf, worstFirst } from "./worst.js";

/** Annotations that a job shows; GitHub drops what is more. */
const MOST = 50;

/**
 * Annotations on the lines of the source, the worst first, and the verdict.
 * Source: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function* githubReport(result: Result): Generator<string> {
  const findings = worstFirst(result.findings);
  for (const finding of findings.slice(0, MOST)) yield annotation(finding);
  for (const { problem, rule, address, message, file, line } of result.waivers?.findings ?? []) {
    yield command(
      "error",
      { file, line, title: `Waiver ${problem}: ${rule}` },
      plain(`${address}: ${message}`),
    );
  }
  const rest = findings.length - MOST;
  if (rest > 0) {
    yield command(
      "warning",
      { title: "policy-runner" },
      `${rest} more findings are in the full report.`,
    );
  }
  const kind = result.verdict === "passed" ? "notice" : "error";
  yield command(kind, { title: "policy-runner" }, verdictLine(result));
}

function annotation(finding: Finding): string {
  const { rule, address, outcome, blocking, message, remediation, file, line } = finding;
  const expected = expectedOf(finding);
  const kind = blocking ? "error" : outcome === "waived" ? "notice" : "warning";
  const place = file === null ? {} : { file, line };
  const what = plain(`${outcome}: ${message}${expected === "" ? "" : `; expected ${expected}`}`);
  return command(kind, { ...place, title: `${rule} ${address}` }, `${what}\n${plain(remediation)}`);
}

function command(kind: string, properties: object, message: string): string {
  const words = Object.entries(properties).map(
    ([name, value]) => `${name}=${property(String(value))}`,
  );
  return `::${kind} ${words.join(",")}::${data(message)}\n`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(plain(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
