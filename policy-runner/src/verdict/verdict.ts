import { EXIT, type ExitCode } from "../constants.js";
import { type Counts, type Finding, OUTCOMES, type RuleResult } from "../findings/types.js";
import type { WaiverResult } from "../waivers/types.js";
import type { Totals, Verdict } from "./types.js";

/**
 * One error is enough not to judge; without one, one blocking finding is enough to refuse, or one
 * waiver that is not in order.
 */
export function verdictOf(
  findings: readonly Finding[],
  waivers: WaiverResult | null = null,
): Verdict {
  if (findings.some((finding) => finding.outcome === "error")) return "error";
  if (waivers !== null && waivers.findings.length > 0) return "violations";
  return findings.some((finding) => finding.blocking) ? "violations" : "passed";
}

/** The exit code of a verdict. */
export function exitCodeOf(verdict: Verdict): ExitCode {
  if (verdict === "passed") return EXIT.passed;
  return verdict === "violations" ? EXIT.violations : EXIT.cannotJudge;
}

/** Sums over all rules. */
export function totalsOf(rules: readonly RuleResult[], findings: readonly Finding[]): Totals {
  const tested = rules.filter((rule) => rule.not_tested === null).length;
  const sum = (name: (typeof OUTCOMES)[number]) =>
    rules.reduce((total, rule) => total + rule.counts[name], 0);
  return {
    rules: rules.length,
    tested,
    not_tested: rules.length - tested,
    blocking: findings.filter((finding) => finding.blocking).length,
    outcomes: Object.fromEntries(OUTCOMES.map((name) => [name, sum(name)])) as Counts,
  };
}
