import type { ResourceChange } from "../plan/types.js";
import type { Configured } from "./links.js";
import type { Slim, UnitSource } from "./types.js";
import type { Content } from "./units.js";

/** All that is known of one resource, before it is made a unit. */
export interface Linked {
  readonly change: ResourceChange;
  readonly content: Content;
  readonly configured: Configured;
  /** Paths of blocks that are the configuration's where they are unknown. */
  readonly blocks: ReadonlySet<string>;
  readonly lookups: Slim["lookups"];
  readonly source: UnitSource | null;
}
