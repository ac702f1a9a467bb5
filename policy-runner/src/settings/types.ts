import type { Json, JsonObject } from "../constants.js";

/** Whether a rule's finding blocks, is only reported, or the rule is not run. */
export type Enforcement = "mandatory" | "advisory" | "disabled";

/** An environment of the pack or of a team. */
export interface EnvironmentSetting {
  /** Whether an undetermined outcome blocks; default: only in an environment named "prod". */
  readonly undetermined?: Undetermined;
  readonly parameters?: JsonObject;
}

/** What an undetermined outcome does. */
export type Undetermined = "block" | "warn";

/** Settings of one rule: for every environment, or by environment. */
export interface RuleSetting {
  readonly enforcement?: Enforcement | { readonly [environment: string]: Enforcement };
  /** Where it differs from what the environment says; always with a reason. */
  readonly undetermined?: Undetermined | { readonly [environment: string]: Undetermined };
  readonly reason?: string;
}

/** A team's own configuration; its JSON schema is `policies/schemas/config.json`. */
export interface TeamConfig {
  readonly project?: string;
  readonly environments?: { readonly [name: string]: EnvironmentSetting };
  readonly parameters?: JsonObject;
  readonly rules?: { readonly [id: string]: RuleSetting };
}

/** A team's configuration and where each part of it stands. */
export interface TeamFile {
  readonly config: TeamConfig;
  /** What it is, as sentences begin: "The configuration team.yaml". */
  readonly what: string;
  /** The line, from 1, of what a JSON pointer names. */
  line(pointer: string): number;
}

/** Whose rules a pack's are: its owner's, or anyone's. */
export interface Profile {
  readonly description: string;
  /** Off: a rule that asks for a convention is not run until a team sets one. */
  readonly conventions: "on" | "off";
  /** Any: environments have no names of their own. */
  readonly environments?: "any";
  readonly undetermined?: Undetermined;
  readonly parameters?: JsonObject;
}

/** The pack's settings as they are compiled into `policies/dist/pack.json`. */
export interface PackSettings {
  readonly name: string;
  readonly version: string;
  readonly project: string;
  readonly environments: { readonly [name: string]: EnvironmentSetting };
  readonly parameters: JsonObject;
  readonly rules: { readonly [id: string]: RuleSetting };
  /** The first is the one that holds where none is asked for. */
  readonly profiles: { readonly [name: string]: Profile };
  readonly schemas: {
    readonly parameters: JsonObject;
    readonly config: JsonObject;
    readonly waivers: JsonObject;
  };
}

/** What holds for one environment. */
export interface Settings {
  readonly environment: string;
  /** Every environment that there is; null where any name will do. */
  readonly environments: readonly string[] | null;
  readonly project: string;
  readonly parameters: { readonly [name: string]: Json };
  undetermined(rule: string): Undetermined;
  enforcement(rule: string): Enforcement;
  /** Why a rule is not run by this profile; null when it is. */
  off(rule: string, convention: string | null): string | null;
  readonly profile: string;
}
