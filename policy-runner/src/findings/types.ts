import type { Json } from "../constants.js";
import type { Rule } from "../evaluate/types.js";
import type { Enforcement } from "../settings/types.js";

/** Every outcome that a resource can have; passes and not applicable are only counted. */
export const OUTCOMES = [
  "pass",
  "fail",
  "undetermined",
  "waived",
  "not_applicable",
  "error",
] as const;

/** One of {@link OUTCOMES}. */
export type OutcomeName = (typeof OUTCOMES)[number];

/** How many resources had each outcome. */
export type Counts = { readonly [outcome in OutcomeName]: number };

/** An outcome that a person has to know of. */
export interface Finding {
  readonly rule: string;
  readonly address: string;
  readonly outcome: "fail" | "undetermined" | "waived" | "error";
  readonly severity: Rule["severity"];
  /** Whether it decides the verdict in this environment. */
  readonly blocking: boolean;
  readonly message: string;
  /** The attribute that decided, as HCL writes it; null when it is the resource as a whole. */
  readonly path: string | null;
  readonly expected: Json;
  readonly remediation: string;
  /** Where the resource stands in the HCL source; null without it. */
  readonly file: string | null;
  readonly line: number | null;
  /** SHA-256 of rule, address and path: the same finding in another run or order. */
  readonly fingerprint: string;
  /** The terms on which it is waived; null where it is not. */
  readonly waiver: WaiverTerms | null;
  /** Whether it was there before, by the baseline of the run; it then does not block. */
  readonly baseline: boolean;
}

/** Who has accepted a failure, why, and until when. */
export interface WaiverTerms {
  readonly owner: string;
  readonly approved_by: string;
  readonly reason: string;
  readonly ticket: string;
  /** The first day on which it no longer holds. */
  readonly expires: string;
}

/** What became of one rule. */
export interface RuleResult {
  readonly id: string;
  readonly title: string;
  /** Why it matters. */
  readonly description: string;
  readonly family: string;
  readonly severity: Rule["severity"];
  readonly enforcement: Enforcement;
  readonly controls: Rule["controls"];
  /** How what breaks it is mended. */
  readonly remediation: string;
  /** Where more of it is said: addresses of pages. */
  readonly references: readonly string[];
  /** Resources in its scope. */
  readonly resources: number;
  readonly matched_nothing: boolean;
  /** Why it was not run; null when it was. */
  readonly not_tested: string | null;
  readonly counts: Counts;
}
