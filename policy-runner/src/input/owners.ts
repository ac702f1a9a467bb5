import type { Linked } from "./linked.js";
import { valueAt } from "./pointer.js";
import type { Interest } from "./types.js";

/** A unit that a resource configures, and through which attribute. */
export interface Owner {
  readonly address: string;
  readonly attribute: string;
  /** False when the plan does not settle whether it belongs to this unit or another. */
  readonly settled: boolean;
}

/** The units that a resource configures; lost when the plan does not tell of one that it surely has. */
export interface Owners {
  readonly found: readonly Owner[];
  readonly lost: boolean;
}

/** A resource that is known by a value: an id, an ARN, a bucket's name. */
export interface Bearer {
  readonly address: string;
  readonly type: string;
}

/** Finds the resources that are known by a value. */
export type Known = (value: string) => readonly Bearer[];

/** The units of which rules read this resource as a neighbour. */
export function ownersOf(linked: Linked, interest: Interest, known: Known): Owners {
  const { change, content, configured } = linked;
  const types = interest.neighbours.get(change.type);
  if (types === undefined) return { found: [], lost: false };
  const found: Owner[] = [];
  const settled = new Set<string>();
  let lost = false;
  for (const link of configured.links) {
    const value = valueAt(content.values, link.pointer);
    if (!link.settled && typeof value === "string") continue;
    settled.add(link.pointer);
    for (const [address, type] of link.targets) {
      if (!types.has(type)) continue;
      found.push({ address, attribute: link.pointer.slice(1), settled: link.settled });
    }
    const isUnknown = content.unknown.includes(link.pointer);
    if (link.targets.size === 0 && link.open && isUnknown) lost = true;
  }
  return { found: [...found, ...byValue(linked, settled, types, known)], lost };
}

/** Links through values that are known. */
function byValue(
  { change, content }: Linked,
  done: ReadonlySet<string>,
  types: ReadonlySet<string>,
  known: Known,
): Owner[] {
  const owners: Owner[] = [];
  for (const [attribute, value] of Object.entries(content.values)) {
    if (typeof value !== "string" || value === "" || done.has(`/${attribute}`)) continue;
    if (attribute === "id" || attribute === "arn") continue;
    for (const { address, type } of known(value)) {
      if (address === change.address || !types.has(type)) continue;
      owners.push({ address, attribute, settled: true });
    }
  }
  return owners;
}
