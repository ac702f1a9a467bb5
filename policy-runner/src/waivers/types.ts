/** An accepted finding, as policies/waivers.yaml declares it. */
export interface Waiver {
  readonly rule: string;
  /** Address of the resource, with * for any text, and \* for a star. */
  readonly address: string;
  /** Environments in which it holds; without it, in all. */
  readonly environments?: readonly string[];
  readonly owner?: string;
  /** Who has accepted the risk: somebody else than the owner. */
  readonly approved_by?: string;
  readonly reason?: string;
  readonly ticket?: string;
  /** The first day on which it no longer holds: 2027-01-31. */
  readonly expires: string;
}

/** A waiver and the line, from 1, where it stands. */
export interface Entry {
  readonly waiver: Waiver;
  readonly line: number;
}

/** Waivers and where each of them stands. */
export interface WaiverFile {
  readonly path: string;
  /** SHA-256 of the file. */
  readonly digest: string;
  readonly waivers: readonly Waiver[];
  /** The line, from 1, of a waiver. */
  line(place: number): number;
}

/** What can be wrong with a waiver; it then waives nothing, or nothing is left to waive. */
export type WaiverProblem =
  | "expired"
  | "unused"
  | "duplicate"
  | "over-broad"
  | "ownerless"
  | "self-approved"
  | "unknown-rule"
  | "unknown-environment";

/** Something that is wrong with a waiver; it blocks, as what nobody answers for hides a failure. */
export interface WaiverFinding {
  readonly problem: WaiverProblem;
  readonly rule: string;
  readonly address: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
}

/** A waiver, and how many failures it has waived. */
export interface UsedWaiver extends Waiver {
  readonly used: number;
}

/** What became of the waivers in a run. */
export interface WaiverResult {
  readonly file: string;
  readonly digest: string;
  /** Those that hold in this environment. */
  readonly entries: readonly UsedWaiver[];
  readonly findings: readonly WaiverFinding[];
}

/** Findings that a team has started with. */
export interface BaselineFile {
  readonly path: string;
  /** SHA-256 of the file. */
  readonly digest: string;
  readonly findings: readonly {
    readonly rule: string;
    readonly address: string;
    readonly path: string | null;
    readonly outcome: "fail" | "undetermined";
    readonly fingerprint: string;
  }[];
}

/** What became of the baseline in a run. */
export interface BaselineResult {
  readonly file: string;
  readonly digest: string;
  /** Findings that it holds. */
  readonly findings: number;
  /** How many of them are still there, and how many are not. */
  readonly found: number;
  readonly mended: number;
}
