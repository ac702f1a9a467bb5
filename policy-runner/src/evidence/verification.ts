import { overview } from "./summary.js";
import type { Evidence } from "./types.js";

/** What came of verifying an export. */
export interface Verification {
  readonly path: string;
  /** Null where it could not be read that far. */
  readonly evidence: Evidence | null;
  /** What is wrong, a sentence each without its full stop. */
  readonly problems: readonly string[];
  /** What was looked at and found right, or not looked at: name and words. */
  readonly checks: readonly (readonly [name: string, said: string])[];
  /** What a reader has to know all the same. */
  readonly notes: readonly string[];
}

/** Problems that are told; a folder may be altogether another. */
const MOST = 20;

/** What a person reads when an export was verified. */
export function verificationText({
  path,
  evidence,
  problems,
  checks,
  notes,
}: Verification): string {
  const width = Math.max(0, ...checks.map(([name]) => name.length));
  const rest = problems.length - MOST;
  const lines = [
    ...(evidence === null ? [] : overview(evidence)),
    ...checks.map(([name, said]) => `  ${name.padEnd(width)}  ${said}`),
    ...notes.map((note) => `  note: ${note}`),
    ...problems.slice(0, MOST).map((problem) => `  WRONG: ${problem}`),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
    problems.length === 0
      ? `VERIFIED: ${path}`
      : `NOT VERIFIED: ${path}, ${count(problems.length)}`,
  ];
  // What is told was written by whoever made the export: it must not pass for a line of ours.
  return `${lines.map((line) => line.replace(/\p{Cc}|\p{Cf}/gu, "?")).join("\n")}\n`;
}

function count(problems: number): string {
  return problems === 1 ? "1 thing is wrong" : `${problems} things are wrong`;
}
