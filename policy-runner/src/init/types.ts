import type { JsonObject } from "../constants.js";
import type { Rule } from "../evaluate/types.js";
import type { PackSettings } from "../settings/types.js";

/** A pack, as far as the configuration of a team that uses it depends on it. */
export interface Known {
  readonly pack: PackSettings;
  readonly rules: readonly Rule[];
  /** The schema of declared variations, which is the runner's own. */
  readonly variations: JsonObject;
}

/** Text by path below the folder that is begun in. */
export type Files = ReadonlyMap<string, string>;

/** Where the action is that a workflow uses: "acme/policy" at a commit. */
export interface ActionPlace {
  readonly repository: string;
  /** Forty hexadecimal digits: a tag could be moved. */
  readonly commit: string;
}
