import type { Json, JsonObject } from "../constants.js";
import type { PlanParts } from "../plan/types.js";
import { Groups } from "./groups.js";
import type { Facts, Interest } from "./types.js";
import type { UnitReader } from "./unit-reader.js";

/** Which resources rules may have to see together. */
export interface Connected {
  readonly groups: Groups;
  readonly unplaced: Facts["unplaced"];
}

/** Joins every neighbour with the units that it configures; gives those without a known one. */
export function connect(
  { resources }: PlanParts,
  reader: UnitReader,
  interest: Interest,
): Connected {
  const groups = Groups.apart(resources.count);
  const types = [...interest.neighbours.keys()];
  const unplaced = new Map<string, string>();
  const join = (a: number, b: number) => {
    if (b !== -1 && a !== b) groups.join(a, b);
  };
  for (let own = 0; own < resources.count; own++) {
    const type = types[resources.typeOf(own)];
    if (type === undefined) continue;
    const { linked, owners } = reader.owned(own);
    const { found, lost } = owners;
    for (const { address } of found) join(own, resources.find(address));
    for (const text of textsOf(linked.content.values)) {
      for (const bearer of resources.known(text)) join(own, bearer);
    }
    const { address } = linked.change;
    if (lost && address < (unplaced.get(type) ?? "\u{10ffff}")) unplaced.set(type, address);
  }
  groups.seal();
  return {
    groups,
    unplaced: Object.fromEntries([...unplaced].map(([type, address]) => [type, [address]])),
  };
}

const found = new WeakMap<object, readonly string[]>();

/** Every text in a resource's values; resources of the same content share them. */
function textsOf(values: JsonObject): readonly string[] {
  const known = found.get(values);
  if (known !== undefined) return known;
  const texts = [...new Set(allTexts(values))];
  found.set(values, texts);
  return texts;
}

function* allTexts(value: Json): Generator<string> {
  if (typeof value === "string") yield value;
  else if (value !== null && typeof value === "object") {
    for (const part of Object.values(value)) yield* allTexts(part);
  }
}
