import type { Identities } from "./identities.js";
import { valueAt } from "./identities.js";
import type { Link } from "./links.js";
import type { Neighbour, Slim, Unit } from "./types.js";

/** A unit with the links that its configuration makes. */
export interface Linked {
  readonly slim: Slim;
  readonly links: readonly Link[];
}

/** Neighbours by the address of the unit that they configure, and those that have no known unit. */
export interface Neighbourhoods {
  readonly of: ReadonlyMap<string, readonly Neighbour[]>;
  readonly unplaced: { readonly [type: string]: readonly string[] };
}

/** Gives every unit the resources that configure it, of the types that rules read as neighbours. */
export function neighbourhoods(
  linked: readonly Linked[],
  types: ReadonlySet<string>,
  identities: Identities,
): Neighbourhoods {
  const of = new Map<string, Neighbour[]>();
  const unplaced = new Map<string, string[]>();
  for (const { slim, links } of linked) {
    if (!types.has(slim.type)) continue;
    const owners = ownersOf(slim, links, identities);
    for (const { address, attribute, settled } of owners.found) {
      add(of, address, { ...slim, attribute, settled });
    }
    if (owners.lost) add(unplaced, slim.type, slim.address);
  }
  for (const list of unplaced.values()) list.sort();
  return { of, unplaced: Object.fromEntries(unplaced) };
}

/** A unit with its neighbours, grouped by type, in an order that no plan's order can change. */
export function withNeighbours(slim: Slim, neighbours: readonly Neighbour[]): Unit {
  const byType = new Map<string, Neighbour[]>();
  for (const neighbour of [...neighbours].sort(byAddress)) add(byType, neighbour.type, neighbour);
  return { ...slim, referenced_by: Object.fromEntries(byType) };
}

interface Owner {
  readonly address: string;
  readonly attribute: string;
  readonly settled: boolean;
}

function ownersOf(
  slim: Slim,
  links: readonly Link[],
  identities: Identities,
): { found: Owner[]; lost: boolean } {
  const found: Owner[] = [];
  let lost = false;
  const settled = new Set<string>();
  for (const link of links) {
    const attribute = link.pointer.slice(1);
    const known = valueAt(slim.values, link.pointer);
    if (!link.settled && typeof known === "string") continue;
    settled.add(link.pointer);
    for (const address of link.targets.keys())
      found.push({ address, attribute, settled: link.settled });
    if (link.targets.size === 0 && link.open && slim.unknown[link.pointer] !== undefined)
      lost = true;
  }
  return { found: [...found, ...byValue(slim, settled, identities)], lost };
}

/** Links through values that are known: an id, an ARN, a bucket's name. */
function byValue(slim: Slim, done: ReadonlySet<string>, identities: Identities): Owner[] {
  const owners: Owner[] = [];
  for (const [attribute, value] of Object.entries(slim.values)) {
    if (typeof value !== "string" || value === "" || done.has(`/${attribute}`)) continue;
    if (attribute === "id" || attribute === "arn") continue;
    for (const address of identities.get(value) ?? []) {
      if (address !== slim.address) owners.push({ address, attribute, settled: true });
    }
  }
  return owners;
}

function byAddress(a: Neighbour, b: Neighbour): number {
  const left = `${a.address} ${a.attribute}`;
  const right = `${b.address} ${b.attribute}`;
  return left < right ? -1 : left > right ? 1 : 0;
}

function add<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
