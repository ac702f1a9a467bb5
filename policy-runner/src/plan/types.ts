import type { Json, JsonObject } from "../constants.js";

/** A plan as bytes, with the name a person knows it by ("plan.json", "standard input"). */
export interface PlanBytes {
  readonly name: string;
  readonly bytes: Buffer;
}

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
  readonly expressions?: Expressions;
  readonly for_each_expression?: Expression;
  readonly count_expression?: Expression;
}

/** A module call of `configuration`. */
export interface ConfigModuleCall {
  readonly source?: string;
  readonly expressions?: Expressions;
  readonly for_each_expression?: Expression;
  readonly count_expression?: Expression;
  readonly module?: ConfigModule;
}

/** A module of `configuration`: resources and calls by name. */
export interface ConfigModule {
  readonly resources?: readonly ConfigResource[];
  readonly module_calls?: { readonly [name: string]: ConfigModuleCall };
  readonly outputs?: { readonly [name: string]: { readonly expression?: Expression } };
}

/** A provider of `configuration`. */
export interface ProviderConfig {
  readonly name?: string;
  readonly full_name?: string;
  readonly version_constraint?: string;
  readonly expressions?: Expressions;
}

/** A plan that is complete, not errored, and of a format that we know. */
export interface Plan {
  readonly formatVersion: string;
  readonly terraformVersion: string;
  readonly resourceChanges: readonly ResourceChange[];
  readonly configuration: {
    readonly provider_config?: { readonly [key: string]: ProviderConfig };
    readonly root_module?: ConfigModule;
  };
  /** Texts that the plan marks sensitive somewhere; they reach no output. */
  readonly secrets: ReadonlySet<string>;
  /** SHA-256 of the bytes as they were read, lower-case hexadecimal. */
  readonly digest: string;
}
