import type { Drifted, DriftResult } from "../parity/types.js";
import { plain } from "./paint.js";

/** Forms of a look at drift by name. */
export const DRIFT_REPORTS: Readonly<Record<string, (result: DriftResult) => string>> = {
  text: driftText,
  json: (result) => `${JSON.stringify(result, null, 2)}\n`,
};

/** The verdict in one sentence. */
export function driftLine({ environment, drift, noise, target }: DriftResult): string {
  const word = drift.length === 0 ? "NO DRIFT" : "DRIFT";
  return `${word}: ${plain(environment)}, ${drift.length} changed outside of Terraform, ${noise.length} that make no difference (target: ${target})`;
}

const WIDEST = 120;

function driftText(result: DriftResult): string {
  const { plan, environment, target, now, drift } = result;
  const head = [
    `Drift of ${plain(environment)}, target: ${target}`,
    `  plan   ${plan.resources} resources, sha256 ${plan.digest.slice(0, 12)}`,
    `  clock  ${now}`,
    "",
  ];
  const rows = drift.flatMap(rowOf);
  const mend =
    "How to mend: make apply puts back what the configuration says; or take the change into the configuration.";
  return [...head, ...rows, ...(rows.length > 0 ? [mend, ""] : []), driftLine(result), ""].join(
    "\n",
  );
}

function rowOf({ address, path, before, after, rules, look }: Drifted): string[] {
  const read =
    rules.length === 0
      ? ""
      : `; read by ${rules.slice(0, 6).join(", ")}${rules.length > 6 ? ` and ${rules.length - 6} more` : ""}`;
  return [
    `  ${plain(address)} ${plain(path)}`.trimEnd(),
    `    was ${cut(plain(before))}`,
    `    is  ${cut(plain(after))}`,
    `    for ${plain(look)}${read}`,
    "",
  ];
}

function cut(text: string): string {
  return text.length <= WIDEST ? text : `${text.slice(0, WIDEST - 3)}...`;
}
