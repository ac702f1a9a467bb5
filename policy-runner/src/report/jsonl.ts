import type { Result } from "../verdict/types.js";

/** One JSON object a line: the verdict, each rule, each control, each finding; `kind` says which. */
export function* jsonlReport({
  rules,
  frameworks,
  findings,
  ...verdict
}: Result): Generator<string> {
  yield `${JSON.stringify({ kind: "verdict", ...verdict })}\n`;
  for (const rule of rules) yield `${JSON.stringify({ kind: "rule", ...rule })}\n`;
  for (const { id: framework, version, controls } of frameworks) {
    const line = (control: object) =>
      JSON.stringify({ kind: "control", framework, version, ...control });
    for (const control of controls) yield `${line(control)}\n`;
  }
  for (const finding of findings) yield `${JSON.stringify({ kind: "finding", ...finding })}\n`;
}
