import type { JsonObject, Target } from "../constants.js";
import type { SharedPlan } from "../plan/types.js";
import type { SourceIndex } from "../source/types.js";
import type { Stale } from "./echoes.js";
import type { SharedGroups } from "./groups.js";

/** What happens to a resource; what is only deleted or forgotten is no unit. */
export type Action = "create" | "update" | "replace" | "no-op" | "read";

/** JSON pointer (RFC 6901) of a value inside `values`: "/rule/0/status". */
export type Pointer = string;

/** A resource that supplies a value; not settled when it is one of several that may. */
export interface Supplier {
  readonly address: string;
  readonly type: string;
  readonly settled: boolean;
}

/** The state after apply of one resource, as rules may read it. */
export interface Slim {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  /** Address of its module instance; "" in the root module. */
  readonly module: string;
  readonly index: number | string | null;
  readonly action: Action;
  /** Key of the configuration of the provider that makes it; absent where no block tells. */
  readonly provider?: string;
  /** After apply; unknown leaves are null or absent, sensitive ones null. */
  readonly values: JsonObject;
  /** What is known only after apply → what will supply it, where the configuration tells. */
  readonly unknown: { readonly [pointer: Pointer]: readonly Supplier[] };
  /** What the plan marks sensitive and is neither null nor an empty text. */
  readonly sensitive: { readonly [pointer: Pointer]: true };
  /**
   * Attributes that the configuration sets by an expression, write-only ones included, or by blocks,
   * `dynamic` ones too; false at the pointer of what is unknown because its block leaves it to the
   * provider.
   */
  readonly configured: { readonly [attribute: string]: boolean };
  /** Attribute → addresses of the resources that it refers to, where the plan settles which. */
  readonly references: { readonly [pointer: Pointer]: readonly string[] };
  /** Attribute that a data source supplies → the constants by which that is looked up; absent without any. */
  readonly lookups?: { readonly [pointer: Pointer]: Lookup };
  /** From the HCL source; null without it. */
  readonly source: UnitSource | null;
}

/** Argument of a data source → the constant that it is set to. */
export type Lookup = { readonly [argument: string]: string };

/** What the HCL source tells of a unit. `missing` says why it is not known. */
export interface UnitSource {
  readonly prevent_destroy: boolean | null;
  readonly missing: string | null;
}

/** A neighbour that configures a unit: `attribute` of it refers to the unit. */
export interface Neighbour extends Slim {
  /** Pointer without its leading slash: `bucket`, `vpc_config/0/security_group_ids`. */
  readonly attribute: string;
  /** False when the plan does not settle whether it belongs to this unit or another. */
  readonly settled: boolean;
}

/** A resource with its neighbourhood: all that a rule of scope `resource` sees. */
export interface Unit extends Slim {
  readonly referenced_by: { readonly [type: string]: readonly Neighbour[] };
}

/** What a stack's rules see besides resources. */
export interface Facts {
  readonly environment: string;
  readonly project: string;
  readonly target: Target;
  readonly now: string;
  readonly terraform_version: string;
  readonly provider_constraints: { readonly [provider: string]: string };
  /** Key of a provider's configuration → its region, where the plan tells it. */
  readonly regions: { readonly [provider: string]: string };
  readonly resources: number;
  /** Whether the HCL source was given. */
  readonly has_source: boolean;
  /** Companions whose owner the plan does not tell at all: type → the first address. */
  readonly unplaced: { readonly [type: string]: readonly string[] };
}

/** Units that rules may have to see together, and no other; sorted by the plan's order. */
export type Group = readonly Unit[];

/** Numbers of resources, the last one not included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What rules may read. */
export interface PolicyInput {
  readonly facts: Facts;
  /** Number of resources, those included that no rule reads. */
  readonly count: number;
  /**
   * Every unit, in shards of whole groups.
   *
   * @param size units from which a shard is full; it changes no outcome
   * @param ranges takes only groups whose first resource lies in one of these; without them, all
   */
  shards(size: number, ranges?: Iterable<Range>): Iterable<readonly Group[]>;
  /** Where a unit stands in the HCL source, kept beside the policy input for reports. */
  locate(address: string): Location | undefined;
  /** What other threads are handed, so that they read it too. */
  share(): SharedInput;
}

/** A policy input as another thread is handed it. */
export interface SharedInput {
  readonly plan: SharedPlan;
  readonly facts: Facts;
  readonly groups: SharedGroups;
  readonly source: SourceIndex | null;
  readonly stale: Stale;
}

/** Which types rules read: judged as units, or read as neighbours of units. */
export interface Interest {
  readonly units: ReadonlySet<string> | "all";
  /** Type of a neighbour → types of the units of which rules read it. */
  readonly neighbours: ReadonlyMap<string, ReadonlySet<string>>;
  /** Every attribute that a rule reads. */
  readonly attributes: ReadonlySet<string>;
  /** Those that a rule reads of a type. */
  attributesOf(type: string): ReadonlySet<string>;
  /** Paths of the blocks among them that the provider never fills in, with * for any index. */
  blocksOf(type: string): ReadonlySet<string>;
}

/** Where a unit stands in the source. */
export interface Location {
  readonly file: string;
  readonly line: number;
}
