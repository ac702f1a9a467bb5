import type { Wanted } from "../plan/types.js";
import type { Interest } from "./types.js";

/** What of a plan has to be read for what rules read; types of neighbours come first. */
export function wantedOf({ neighbours, attributes }: Interest): Wanted {
  const owners = [...neighbours.values()].flatMap((types) => [...types]);
  return { attributes, types: [...new Set([...neighbours.keys(), ...owners])] };
}
