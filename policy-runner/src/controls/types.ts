import type { Counts } from "../findings/types.js";

/** Every status of a control, as they are told in tables. */
export const CONTROL_STATUSES = [
  "satisfied",
  "not_satisfied",
  "undetermined",
  "waived",
  "not_tested",
] as const;

/**
 * What a run says of a control. Not one of them says that the control is met: rules see a plan, and
 * each control says what of it they do not cover.
 *
 * - `not_satisfied`: something fails, or a rule broke off, and nobody has accepted it.
 * - `undetermined`: nothing fails, but something could not be told from the plan.
 * - `waived`: what fails has been accepted.
 * - `satisfied`: its rules judged something, and all of it passes.
 * - `not_tested`: none of its rules judged anything.
 */
export type ControlStatus = (typeof CONTROL_STATUSES)[number];

/** What became of one control of a framework. */
export interface ControlResult {
  readonly id: string;
  /** In our own words. */
  readonly title: string;
  readonly status: ControlStatus;
  /** Every rule that gives evidence for it: those tested and those not, by id. */
  readonly rules: readonly string[];
  /** Those that judged at least one resource. */
  readonly tested: readonly string[];
  /** Those that did not run, or matched nothing. */
  readonly not_tested: readonly string[];
  /** What part of it the rules do not cover, even where all are tested. */
  readonly not_covered: string;
  /** Sums over its rules that are tested. */
  readonly counts: Counts;
}

/** What became of the controls of a framework. */
export interface FrameworkResult {
  /** As METADATA of rules names it: pci_dss. */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** Where its text is. */
  readonly source: string;
  /** In the order of the framework. */
  readonly controls: readonly ControlResult[];
}
