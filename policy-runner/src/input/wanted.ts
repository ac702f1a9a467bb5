import type { Wanted } from "../plan/types.js";
import { ECHOED, ECHOING } from "./echoes.js";
import type { Interest } from "./types.js";

/** What of a plan has to be read for what rules read; types of neighbours come first. */
export function wantedOf({ neighbours, attributes }: Interest): Wanted {
  const owners = [...neighbours.values()].flatMap((types) => [...types]);
  const types = [...new Set([...neighbours.keys(), ...owners, ...ECHOED])];
  return { attributes, types, changing: ECHOING };
}
