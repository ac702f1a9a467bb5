import type { Link } from "./links.js";
import type { Slim } from "./types.js";

/** A unit with the links that its configuration makes. */
export interface Linked {
  readonly slim: Slim;
  readonly links: readonly Link[];
}
