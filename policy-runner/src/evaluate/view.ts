import type { Neighbour, Slim, Unit } from "../input/types.js";
import type { Rule } from "./types.js";

/** What a rule can read of units: attributes by name, and neighbours by type. */
export interface View {
  readonly attributes: ReadonlySet<string>;
  reads(type: string): boolean;
}

/**
 * The view of a rule: every text in its code; what is no text there, it has no name for. The units that a
 * rule of a whole stack judges are each other's neighbours.
 */
export function viewOf(rule: Rule): View {
  const attributes = new Set(rule.attributes);
  for (const link of rule.links) attributes.delete(link);
  const types = new Set(
    rule.scope === "stack" ? [...rule.resource_types, ...rule.reads] : rule.reads,
  );
  return { attributes, reads: (type) => types.has(type) || attributes.has(type) };
}

/** A unit without what a rule can not read, because its code has no name for it. */
export function seen(unit: Unit, view: View): Unit {
  const around: Record<string, readonly Neighbour[]> = {};
  for (const type in unit.referenced_by) {
    if (!view.reads(type)) continue;
    const neighbours = unit.referenced_by[type] as readonly Neighbour[];
    around[type] = neighbours.map((one) => slimmed(one, view));
  }
  return { ...slimmed(unit, view), referenced_by: around };
}

/** Members of a resource that most rules do not read; left out where the rule does not name them. */
const OPTIONAL = ["name", "module", "index", "action", "source"] as const;

function slimmed<One extends Slim | Neighbour>(one: One, { attributes }: View): One {
  const named = (name: string) => attributes.has(name);
  const pointed = (pointer: string) => isRead(topOf(pointer), attributes);
  const slim: { [member: string]: unknown } = {
    address: one.address,
    type: one.type,
    values: only(one.values, named),
    unknown: only(one.unknown, pointed),
    sensitive: only(one.sensitive, pointed),
    configured: only(one.configured, (name) => named(topOf(name))),
  };
  for (const member of OPTIONAL) if (attributes.has(member)) slim[member] = one[member];
  if (attributes.has("references")) slim.references = only(one.references, pointed);
  if (attributes.has("provider") && one.provider) slim.provider = one.provider;
  if (attributes.has("lookups") && one.lookups) slim.lookups = only(one.lookups, pointed);
  if ("attribute" in one) {
    slim.attribute = one.attribute;
    slim.settled = one.settled;
  }
  return slim as unknown as One;
}

function only<Members extends { readonly [name: string]: unknown }>(
  members: Members,
  isWanted: (name: string) => boolean,
): Members {
  const kept: { [name: string]: unknown } = {};
  for (const name in members) if (isWanted(name)) kept[name] = members[name];
  return kept as Members;
}

/** Name of the attribute that a pointer leads into, or of one itself; "" is the whole resource. */
export function topOf(pointer: string): string {
  if (!pointer.startsWith("/")) return pointer;
  const end = pointer.indexOf("/", 1);
  const name = end === -1 ? pointer.slice(1) : pointer.slice(1, end);
  return name.includes("~") ? name.replaceAll("~1", "/").replaceAll("~0", "~") : name;
}

/** What is said of the whole resource is said of each of its attributes. */
export function isRead(name: string, attributes: ReadonlySet<string>): boolean {
  return name === "" || attributes.has(name);
}
