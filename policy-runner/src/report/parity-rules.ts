import type { Finding } from "../findings/types.js";
import type { ParityRules } from "../parity/types.js";
import { type Paint, plain } from "./paint.js";

/**
 * What the rules of scope `environments` say, for a person: what is not in order, then how many ran.
 *
 * @param most findings that are shown, those that block before the others
 */
export function rulesText(rules: ParityRules, paint: Paint, most: number): string {
  const byWeight = [true, false].flatMap((isBlocking) =>
    rules.findings.filter(({ blocking }) => blocking === isBlocking),
  );
  const rest = rules.findings.length - most;
  const lines = byWeight
    .slice(0, most)
    .flatMap((one) => [
      `  ${wordOf(one, paint)}  ${one.rule}  ${plain(one.address)}: ${plain(one.message)}`,
      ...(one.outcome === "fail" ? [paint.dim(`    ${plain(one.remediation)}`)] : []),
    ]);
  const untested = rules.rules
    .filter((rule) => rule.not_tested !== null)
    .map((rule) => `  ${rule.id}  ${plain(rule.title)}: ${rule.not_tested}`);
  return [
    paint.strong("Rules of several environments"),
    ...lines,
    ...(rest > 0 ? [`  ... and ${rest} more; --all shows every finding.`] : []),
    ...untested,
    `  ${rulesLine(rules)}`,
  ].join("\n");
}

/** How many rules ran, and what they said. */
export function rulesLine({ totals, policies }: ParityRules): string {
  const { pass, fail, undetermined, not_applicable, error } = totals.outcomes;
  const counts = `${pass} passed, ${fail} failed, ${undetermined} undetermined, ${not_applicable} not applicable`;
  const broken = error === 0 ? "" : `, ${error} errors`;
  return `rules ${totals.tested} of ${totals.rules} of ${policies.name} ${policies.version}: ${counts}${broken}, ${totals.blocking} blocking`;
}

function wordOf({ outcome, blocking }: Finding, paint: Paint): string {
  const word = outcome.toUpperCase();
  return blocking ? paint.bad(word) : word;
}
