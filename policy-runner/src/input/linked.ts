import type { ResourceChange } from "../plan/types.js";
import type { Configured } from "./links.js";
import type { Slim, UnitSource } from "./types.js";
import type { Content } from "./units.js";

/** All that is known of one resource, before it is made a unit. */
export interface Linked {
  readonly change: ResourceChange;
  readonly content: Content;
  readonly configured: Configured;
  /** Paths of blocks of its type that the provider never fills in. */
  readonly blocks: ReadonlySet<string>;
  readonly lookups: Slim["lookups"];
  readonly source: UnitSource | null;
}
