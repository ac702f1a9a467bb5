import type { InstanceKey, ModuleStep } from "../address.js";
import type { Json, JsonObject } from "../constants.js";

/** A plan as text, read once from its start, and again in parts. */
export interface PlanSource {
  /** What a person knows it by: "plan.json", "standard input". */
  readonly name: string;
  /**
   * Puts the next bytes of UTF-8 into a buffer; gives their number, 0 at the end.
   *
   * @throws CannotJudge when the text is damaged
   */
  next(into: Buffer): number | Promise<number>;
  /** The bytes between two offsets that were read before. */
  again(start: number, end: number): Buffer;
  /** SHA-256 of the bytes as they came (unpacked when they were gzip), lower-case hexadecimal. */
  digest(): string;
  close(): void;
}

/** What another thread is asked to read ahead. */
export interface ReadRequest {
  readonly file: number;
  /** Where the text begins; what stands before it only counts for the digest. */
  readonly mark: number;
  readonly slots: SharedArrayBuffer;
  readonly states: SharedArrayBuffer;
}

/** Finds a thread that reads a file of a size ahead; null when that does not pay. */
export type ReadAhead = (bytes: number) => Promise<((request: ReadRequest) => void) | null>;

/**
 * One entry of `resource_changes`.
 * Source: https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 */
export interface ResourceChange {
  readonly address: string;
  /** Address of the module instance; absent in the root module. */
  readonly module_address?: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  /** `count` index or `for_each` key; absent for a single instance. */
  readonly index?: number | string;
  readonly deposed?: string;
  readonly provider_name?: string;
  readonly change: Change;
}

/** `change` of a resource: what it is before and after, and what of it is unknown or sensitive. */
export interface Change {
  readonly actions: readonly string[];
  readonly after: JsonObject | null;
  readonly after_unknown: Json;
  /** A mask of the shape of `after`: `true` where the value is sensitive. */
  readonly after_sensitive: Json;
}

/** An expression of `configuration`: a constant, or the references it is made from, or nested blocks. */
export interface Expression {
  readonly constant_value?: Json;
  readonly references?: readonly string[];
}

/** `expressions` of a block: attribute name → expression, nested block, or list of nested blocks. */
export type Expressions = {
  readonly [name: string]: Expression | Expressions | readonly Expressions[];
};

/** A resource of `configuration`; its address is relative to its module. */
export interface ConfigResource {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  /** Key of the provider that makes its instances, as `provider_config` has it. */
  readonly provider_config_key?: string;
  readonly expressions?: Expressions;
  readonly for_each_expression?: Expression;
  readonly count_expression?: Expression;
}

/** What of a module call is asked for: one of its expressions, or its `for_each`. */
export interface Call {
  readonly forEach: Expression | undefined;
  expression(variable: string): Expression | undefined;
}

/** The plan's `configuration`, of which parts are read when they are asked for. */
export interface Configuration {
  /** The block of a resource in the module at these steps. */
  resource(steps: readonly ModuleStep[], type: string, name: string): ConfigResource | undefined;
  /** That of a data source. */
  data(steps: readonly ModuleStep[], type: string, name: string): ConfigResource | undefined;
  /** The call that makes the module at these steps; undefined for the root module. */
  call(steps: readonly ModuleStep[]): Call | undefined;
  /** The expression of an output of the module at these steps, or of all when none is named. */
  outputs(steps: readonly ModuleStep[], name?: string): readonly Expression[];
}

/**
 * The resources that stay after apply, numbered in the order of the plan.
 *
 * Neither their number nor their size matters for memory: each is read when it is asked for.
 */
export interface Resources {
  readonly count: number;
  /** @throws CannotJudge when it is not what a plan has there */
  read(number: number): ResourceChange;
  /** Position of its type among those that were asked for; -1 for any other. */
  typeOf(number: number): number;
  /** Number of the resource with an address; -1 when none stays. */
  find(address: string): number;
  /** Keys of a block's instances in the module instance of an address ("" for the root module). */
  keys(module: string, type: string, name: string, most: number): InstanceKey[];
  /** Keys of a module call's instances, as far as they hold a resource. */
  moduleKeys(parent: string, name: string): InstanceKey[];
  /** Whether a module instance holds a resource, itself or in a module within it. */
  hasModule(address: string): boolean;
  /** Numbers of the resources of the asked types that are known by an id, an ARN or their own name. */
  known(value: string): readonly number[];
}

/** A provider of `configuration`. */
export interface ProviderConfig {
  readonly name?: string;
  readonly full_name?: string;
  readonly version_constraint?: string;
  readonly alias?: string;
  /** Address of the module that configures it; absent in the root module. */
  readonly module_address?: string;
  /** What sets its region; absent where that is left to the environment of the run. */
  readonly region?: Expression;
}

/** What of a plan is read besides what it always holds. */
export interface Wanted {
  /** Attributes of resources; all others are skipped. */
  readonly attributes: ReadonlySet<string>;
  /** Types that are asked for by name. */
  readonly types: readonly string[];
  /** Types of which is asked what they were before, where the plan deletes or changes them. */
  readonly changing?: readonly string[];
}

/** A resource that the plan deletes or changes, as it is before that. */
export interface Changed {
  readonly type: string;
  readonly before: JsonObject;
}

/** A plan's resources and configuration as another thread is handed them; what is in it is plan/'s own. */
export interface SharedPlan {
  readonly [part: string]: unknown;
}

/** A plan that is complete, not errored, and of a format that we know. */
export interface Plan {
  readonly formatVersion: string;
  readonly terraformVersion: string;
  readonly providers: readonly ProviderConfig[];
  readonly resources: Resources;
  readonly configuration: Configuration;
  /** The value of a root variable; undefined where the plan tells none. It may be sensitive. */
  variable(name: string): Json | undefined;
  /** Resources of the types that were asked for which are deleted or changed; read anew by each call. */
  changed(): Iterable<Changed>;
  /** Texts that the plan marks sensitive somewhere; they reach no output. */
  readonly secrets: ReadonlySet<string>;
  /** SHA-256 of the bytes as they were read, lower-case hexadecimal. */
  readonly digest: string;
  /** What other threads are handed, so that they read it too. */
  share(): SharedPlan;
  close(): void;
}

/** What of a plan a thread reads that was handed it. */
export type PlanParts = Pick<Plan, "resources" | "configuration" | "secrets">;

/** A plan or a shown state as it is compared with others: its resources as texts, one by one. */
export interface StackDocument {
  readonly name: string;
  readonly kind: "plan" | "state";
  readonly terraformVersion: string;
  readonly formatVersion: string;
  /** Root variables with their values; empty for a state, which has none. */
  readonly variables: JsonObject;
  /** Number of entries, those of data sources and of what is deleted included. */
  readonly count: number;
  /** Whether an entry is there after the plan: what is only deleted or forgotten is not. */
  stays(entry: number): boolean;
  /** JSON of an entry: a plan's with `change`, a state's with `values`. */
  text(entry: number): string;
  /** JSON of `configuration`; null for a state. */
  configuration(): string | null;
  /** `configuration.provider_config`; empty for a state. */
  readonly providers: JsonObject;
  /** What `aws_caller_identity` told while it was planned, by the address of the data source. */
  readonly callers: ReadonlyMap<string, string>;
  /** Texts that are marked sensitive somewhere; they reach no output. */
  readonly secrets: ReadonlySet<string>;
  /** SHA-256 of the bytes as they were read, lower-case hexadecimal. */
  readonly digest: string;
  close(): void;
}

/** A resource of the refreshed state. */
export interface StateResource {
  readonly address: string;
  readonly type: string;
  readonly values: JsonObject;
}

/** An entry of `resource_drift`. */
export interface DriftEntry {
  readonly address: string;
  readonly type: string;
  readonly mode: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: JsonObject | null;
    readonly after: JsonObject | null;
    readonly before_sensitive?: Json;
    readonly after_sensitive?: Json;
  };
}

/** What of a refresh-only plan is judged. */
export interface Refreshed {
  readonly name: string;
  readonly digest: string;
  readonly drift: readonly DriftEntry[];
  readonly resources: readonly StateResource[];
  readonly configuration: JsonObject;
  readonly secrets: ReadonlySet<string>;
}
