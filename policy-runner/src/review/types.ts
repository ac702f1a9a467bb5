import type { ExitCode, Json, JsonObject } from "../constants.js";
import type { Framework, Rule } from "../evaluate/types.js";
import type { Variation } from "../parity/types.js";
import type { Enforcement, PackSettings, Undetermined } from "../settings/types.js";
import type { Waiver } from "../waivers/types.js";

/** In which way a change makes the gate milder, or could. */
export type WeakeningKind =
  | "rule-removed"
  | "rule-disabled"
  | "rule-advisory"
  | "rule-off"
  | "rule-narrowed"
  | "rule-changed"
  | "severity-lowered"
  | "undetermined-warns"
  | "environment-removed"
  | "profile-removed"
  | "default-profile-changed"
  | "parameter-loosened"
  | "parameter-changed"
  | "schema-changed"
  | "waiver-added"
  | "waiver-widened"
  | "waiver-extended"
  | "waiver-reassigned"
  | "variation-added"
  | "variation-widened"
  | "variation-extended"
  | "variation-reassigned"
  | "baseline-grown"
  | "account-changed"
  | "control-removed"
  | "test-removed"
  | "test-changed"
  | "breaks-reduced"
  | "owner-added"
  | "gate-changed"
  | "finding-lost";

/** Something that a proposed change makes milder, or that can not be shown to be as strict as it was. */
export interface Weakening {
  readonly kind: WeakeningKind;
  /** What it is about: a rule's id, a parameter, the address of a waiver. */
  readonly what: string;
  /** Environments in which it holds, with the profile where that is not the pack's first; none: all. */
  readonly environments: readonly string[];
  /** The file whose owners answer for it, below the tree. */
  readonly file: string;
  /** Where it stands in the proposed file, from 1; null where it does not stand there. */
  readonly line: number | null;
  readonly message: string;
  /** Who has approved it, as an entry itself says; only waivers and variations do. */
  readonly approver?: string | undefined;
}

/** A weakening, and what has come of asking its owners. */
export interface JudgedWeakening extends Weakening {
  /** Owners of the file by the base branch's CODEOWNERS. */
  readonly owners: readonly string[];
  /** The owner whose review approves it; null where there is none. */
  readonly approved_by: string | null;
  /** What has to be done; "" where it is approved. */
  readonly todo: string;
}

/** What a review says. */
export interface ReviewResult {
  readonly schema: "policy-runner/review/1";
  readonly verdict: "passed" | "violations";
  readonly exit_code: ExitCode;
  /** What is known of approvals. */
  readonly approvals: Approvals;
  /** Plans that were judged by both, and the digests of these. */
  readonly judged: readonly { readonly environment: string; readonly plan: string }[];
  /** Those that nobody has approved come first. */
  readonly weakenings: readonly JudgedWeakening[];
}

/** Who has asked for a change, and who has approved it; by login. */
export interface Approvals {
  /** Whether anybody could be asked who has approved. */
  readonly known: boolean;
  /** Why not; "" where it is known. */
  readonly reason: string;
  /** Who has opened the pull request, or contributed a commit to it. */
  readonly requesters: readonly string[];
  /** Whose last review of its last commit approves it. */
  readonly approvers: readonly string[];
}

/** What holds for rules in one environment, by one profile. */
export interface Plane {
  /** Null: that of the pack which holds where none is asked for. */
  readonly profile: string | null;
  readonly environment: string;
  readonly rules: ReadonlyMap<string, RuleStatus>;
  readonly parameters: { readonly [name: string]: Json };
}

/** How strict a rule is. */
export interface RuleStatus {
  readonly enforcement: Enforcement | "off";
  readonly undetermined: Undetermined;
}

/** An entry of a file that people write, and its line. */
export interface Placed<T> {
  readonly entry: T;
  readonly line: number;
}

/** A finding of a baseline. */
export interface StartedWith {
  /** Rule and address. */
  readonly what: string;
  readonly outcome: "fail" | "undetermined";
}

/** Everything that decides how strict a gate is, as one branch has it. */
export interface Side {
  readonly pack: PackSettings;
  readonly catalogue: readonly Rule[];
  readonly frameworks: readonly Framework[];
  /** Digest of the compiled rules. */
  readonly wasm: string;
  readonly project: string;
  readonly planes: readonly Plane[];
  readonly waivers: readonly Placed<Waiver>[];
  readonly variations: readonly Placed<Variation>[];
  /** Environment and fingerprint of findings that a team has started with → what they are. */
  readonly baseline: ReadonlyMap<string, StartedWith>;
  /** What accounts.yaml says; null without it. */
  readonly accounts: JsonObject | null;
  /** Team → logins. */
  readonly owners: Readonly<Record<string, readonly string[]>>;
  /** Path below the tree → text, of what makes or tests the gate. */
  readonly texts: ReadonlyMap<string, string>;
  /** The line of what a JSON pointer names in the settings, or null. */
  readonly line: (pointer: string) => number | null;
  readonly files: SideFiles;
}

/** Where the parts of a side stand, below the tree. */
export interface SideFiles {
  /** The folder of the pack's sources: "policies". */
  readonly pack: string;
  /** Where settings stand: the team's configuration, or the pack's manifest. */
  readonly settings: string;
  readonly waivers: string;
  readonly variations: string;
  readonly baseline: string;
}
