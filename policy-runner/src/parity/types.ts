import type { Json } from "../constants.js";
import type { Finding, Counts as RuleCounts, RuleResult } from "../findings/types.js";

/** What an environment declares of itself: what tells it from the others is no difference. */
export interface Facts {
  /** Its name, which second instances share; null where nothing declares it. */
  readonly environment: string | null;
  /** Its suffix and its name, the longer first. */
  readonly names: readonly string[];
  /** Where the names come from: only what the plan or state declares tells one text from another surely. */
  readonly declared: boolean;
  readonly region: string | null;
  readonly account: string | null;
  /** Blocks of its VPCs, in the order of their addresses. */
  readonly cidrs: readonly Cidr[];
}

/** An IPv4 block. */
export interface Cidr {
  readonly base: number;
  readonly prefix: number;
}

/** Facts that a user gives, where plans and states do not tell them. */
export interface GivenFacts {
  readonly environment?: string;
  readonly suffix?: string;
  readonly region?: string;
  readonly account?: string;
  readonly cidr?: string;
}

/** How a difference shows: another value, another number of instances, or a block that is nowhere. */
export type Kind = "value" | "count" | "presence";

/** One thing that is not the same in every environment. */
export interface Difference {
  readonly address: string;
  readonly type: string;
  /** Pointer of the attribute; "" where the whole resource is missing somewhere. */
  readonly path: string;
  readonly kind: Kind;
  /** `undetermined` where a value is known only after apply, and nothing settles it. */
  readonly outcome: "differs" | "undetermined";
  /** What stands in each environment, by its name; never a sensitive value. */
  readonly values: Readonly<Record<string, string>>;
  /** Environments that differ from what most have; empty where there is no majority. */
  readonly odd: readonly string[];
  /** Why it is undetermined, or why a declared variation does not cover it. */
  readonly note: string;
}

/** What stands for a value in an environment in which the whole resource is not. */
export const ABSENT = "\u0001absent";

/** A difference as it is found, before it is known whether it is declared. */
export interface RawDifference extends Omit<Difference, "values" | "odd"> {
  /** Canonical values in the order of the environments; undefined where there is none. */
  readonly canonical: readonly (Json | undefined)[];
}

/** An entry of variations.yaml. */
export interface Variation {
  readonly type?: string;
  readonly address?: string;
  readonly path?: string;
  readonly kind: Kind;
  /** The value that each environment may have; without it, any. */
  readonly allowed?: Readonly<Record<string, Json>>;
  /** Names with *: the entry counts only where one of these is compared. */
  readonly environments?: readonly string[];
  readonly reason: string;
  readonly owner: string;
  readonly approved_by: string;
  readonly expires?: string;
}

/** A declared variation with what it covers. */
export interface Declared {
  readonly variation: Variation;
  readonly differences: readonly Difference[];
}

/** Something that is wrong with the declarations themselves. */
export interface VariationFinding {
  readonly problem: "over-broad" | "duplicate" | "stale" | "expired" | "unowned" | "self-approved";
  readonly entry: string;
  readonly message: string;
}

/** What is known of one environment that was compared. */
export interface Compared {
  readonly name: string;
  readonly files: readonly {
    readonly name: string;
    readonly kind: string;
    readonly digest: string;
  }[];
  readonly resources: number;
  readonly facts: Facts;
}

/** What became of one rule of scope `environments`: an outcome for each environment. */
export type ParityRule = Pick<
  RuleResult,
  "id" | "title" | "severity" | "controls" | "not_tested" | "counts"
> & { readonly environments: number };

/** What the rules of scope `environments` say. */
export interface ParityRules {
  readonly policies: { readonly name: string; readonly version: string; readonly digest: string };
  readonly totals: {
    readonly rules: number;
    readonly tested: number;
    readonly blocking: number;
    readonly outcomes: RuleCounts;
  };
  readonly rules: readonly ParityRule[];
  /** Their address is the name of an environment. */
  readonly findings: readonly Finding[];
}

/** The result of a comparison; reports are made from it. */
export interface Parity {
  readonly schema: "policy-runner/parity/1";
  readonly verdict: "passed" | "violations" | "error";
  readonly exit_code: 0 | 1 | 2;
  readonly now: string;
  readonly environments: readonly Compared[];
  readonly totals: {
    readonly compared: number;
    readonly differences: number;
    readonly undetermined: number;
    readonly declared: number;
    readonly findings: number;
  };
  readonly differences: readonly Difference[];
  readonly declared: readonly Declared[];
  readonly findings: readonly VariationFinding[];
  /** Absent where environments were compared without rules. */
  readonly rules?: ParityRules;
}
/** Something that was changed behind Terraform's back. */
export interface Drifted {
  readonly address: string;
  readonly type: string;
  /** Pointer of the attribute; "" where the whole resource is gone. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** Rules that read the attribute. */
  readonly rules: readonly string[];
  /** Who answers for the resource: its owner's tag, else the module that makes it. */
  readonly look: string;
}

/** A change that makes no difference, and why. */
export interface Noise {
  readonly address: string;
  readonly path: string;
  readonly why: string;
}

/** The result of a look at drift; reports are made from it. */
export interface DriftResult {
  readonly schema: "policy-runner/drift/1";
  readonly verdict: "passed" | "violations";
  readonly exit_code: 0 | 1;
  readonly environment: string;
  readonly target: string;
  readonly now: string;
  readonly plan: { readonly name: string; readonly digest: string; readonly resources: number };
  readonly drift: readonly Drifted[];
  readonly noise: readonly Noise[];
}
