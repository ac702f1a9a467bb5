import type { Interest } from "../input/types.js";
import type { Rule } from "./types.js";

/** Whether a rule judges resources of a type. */
export function judges({ resource_types: types }: Rule, type: string): boolean {
  return types.includes(type) || types.includes("*");
}

/**
 * What the pack's rules read: types and attributes, from the catalogue that was made of them.
 *
 * A rule of scope `resource` reads the neighbours that it names of the units that it judges; a rule of
 * scope `stack` reads all of its types, each as a neighbour of the others. Rules of scope
 * `environments` read several plans, and nothing of one by itself.
 */
export function interestOf(all: readonly Rule[]): Interest {
  const catalogue = all.filter(({ scope }) => scope !== "environments");
  const units = new Set(catalogue.flatMap((rule) => [...rule.resource_types, ...rule.reads]));
  const neighbours = new Map<string, Set<string>>();
  for (const rule of catalogue) {
    const types = [...rule.resource_types, ...rule.reads];
    for (const type of rule.scope === "stack" ? types : rule.reads) {
      const owners = neighbours.get(type) ?? new Set();
      neighbours.set(type, owners);
      for (const owner of types) owners.add(owner);
    }
  }
  return {
    units: units.has("*") ? "all" : units,
    neighbours,
    attributes: attributesOf(catalogue),
    attributesOf: byType((type) => attributesOf(readersOf(catalogue, type))),
    blocksOf: byType(
      (type) => new Set(readersOf(catalogue, type).flatMap(({ blocks }) => blocks[type] ?? [])),
    ),
  };
}

/** A rule reads its attributes of the types that it judges or names, and of no other. */
function readersOf(catalogue: readonly Rule[], type: string): readonly Rule[] {
  return catalogue.filter((rule) => judges(rule, type) || rule.reads.includes(type));
}

/** Told for a type when it is asked for: a plan holds few of the types that a pack knows. */
function byType(
  tell: (type: string) => ReadonlySet<string>,
): (type: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (type) => {
    const before = known.get(type);
    if (before !== undefined) return before;
    const told = tell(type);
    known.set(type, told);
    return told;
  };
}

function attributesOf(rules: readonly Rule[]): ReadonlySet<string> {
  const attributes = new Set<string>();
  for (const rule of rules) for (const name of rule.attributes) attributes.add(name);
  return attributes;
}
