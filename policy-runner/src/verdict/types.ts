import type { ExitCode, Target } from "../constants.js";
import type { FrameworkResult } from "../controls/types.js";
import type { Counts, Finding, RuleResult } from "../findings/types.js";
import type { BaselineResult, WaiverResult } from "../waivers/types.js";

/** `passed`, `violations` or `error`: exit codes 0, 1 and 2. */
export type Verdict = "passed" | "violations" | "error";

/**
 * Everything that a run says; every report is made from it and nothing else.
 *
 * Its JSON schema is `policies/schemas/result.json`. The same inputs give the same bytes.
 */
export interface Result {
  readonly schema: "policy-runner/result/1";
  readonly verdict: Verdict;
  readonly exit_code: ExitCode;
  readonly environment: string;
  readonly project: string;
  /** Whose rules the pack's are taken for. */
  readonly profile: string;
  readonly target: Target;
  /** The clock of the run, RFC 3339. */
  readonly now: string;
  readonly plan: PlanFacts;
  readonly policies: { readonly name: string; readonly version: string; readonly digest: string };
  readonly tools: { readonly [tool: string]: string };
  readonly totals: Totals;
  readonly rules: readonly RuleResult[];
  /** What the rules say of the controls of each framework. */
  readonly frameworks: readonly FrameworkResult[];
  /** What became of the waivers; null where none were given. */
  readonly waivers: WaiverResult | null;
  /** What became of the baseline; null where none was given. */
  readonly baseline: BaselineResult | null;
  readonly findings: readonly Finding[];
}

/** What was judged. */
export interface PlanFacts {
  /** SHA-256 of the plan's bytes. */
  readonly digest: string;
  readonly format_version: string;
  readonly terraform_version: string;
  /** Provider → version constraint of the configuration. */
  readonly providers: { readonly [provider: string]: string };
  /** Resources that stay after apply. */
  readonly resources: number;
}

/** Sums over all rules. */
export interface Totals {
  readonly rules: number;
  readonly tested: number;
  readonly not_tested: number;
  readonly blocking: number;
  readonly outcomes: Counts;
}
