import type { Parity } from "../parity/types.js";

/** One JSON object a line: the verdict, then all that a comparison found; `kind` says which. */
export function* parityJsonl(parity: Parity): Generator<string> {
  const { differences, declared, findings, rules, ...verdict } = parity;
  const { findings: ruleFindings = [], rules: judged = [], ...pack } = rules ?? {};
  yield line("verdict", rules === undefined ? verdict : { ...verdict, rules: pack });
  // What kind of difference it is stands under another name.
  for (const { kind, ...one } of differences) yield line("difference", { ...one, shows: kind });
  for (const one of declared) yield line("declared", one);
  for (const one of findings) yield line("declaration", one);
  for (const one of judged) yield line("rule", one);
  for (const one of ruleFindings) yield line("finding", one);
}

function line(kind: string, value: object): string {
  return `${JSON.stringify({ kind, ...value })}\n`;
}
