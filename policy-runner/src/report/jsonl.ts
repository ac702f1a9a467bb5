import type { Result } from "../verdict/types.js";

/** One JSON object a line: the verdict, then each rule, then each finding; `kind` says which. */
export function* jsonlReport({ rules, findings, ...verdict }: Result): Generator<string> {
  yield `${JSON.stringify({ kind: "verdict", ...verdict })}\n`;
  for (const rule of rules) yield `${JSON.stringify({ kind: "rule", ...rule })}\n`;
  for (const finding of findings) yield `${JSON.stringify({ kind: "finding", ...finding })}\n`;
}
