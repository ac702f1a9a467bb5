import type { Json, JsonObject } from "../constants.js";
import { UNKNOWN } from "./tree.js";
import { isPlain, sorted } from "./values.js";

/** A list as it stands in one environment, or the mark of an unknown one. */
type List = Json[] | string;

/** Whether lists hold the same elements, and only their order differs. */
export function isReordered(lists: readonly Json[][]): boolean {
  const [first, ...others] = lists.map((one) => JSON.stringify(sorted(one)));
  return others.every((other) => other === first);
}

/** Elements that are left when those that every list has are taken away. */
export function withoutCommon(nodes: readonly List[]): List[] {
  const counted = nodes.map((node) => (Array.isArray(node) ? countsOf(node) : null));
  const known = counted.filter((counts) => counts !== null);
  const common = new Map<string, number>();
  for (const [text, count] of known[0] ?? []) {
    common.set(text, Math.min(count, ...known.map((counts) => counts.get(text) ?? 0)));
  }
  return nodes.map((node) => {
    if (!Array.isArray(node)) return node;
    const taken = new Map(common);
    return node.filter((one) => {
      const text = JSON.stringify(one);
      const left = taken.get(text) ?? 0;
      taken.set(text, left - 1);
      return left <= 0;
    });
  });
}

function countsOf(list: readonly Json[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of list) {
    const text = JSON.stringify(one);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

/** Whether unknown elements can stand for all that is left elsewhere. */
export function isSettledByUnknown(left: readonly Json[][]): boolean {
  const most = Math.max(...left.map((one) => one.length));
  const known = left.map((one) => one.filter((element) => element !== UNKNOWN));
  if (left.some((one) => one.length !== most)) return false;
  const all = new Set(known.flat().map((one) => JSON.stringify(one)));
  return (
    all.size <= most &&
    left.every((one, i) => known[i]?.length !== one.length || all.size <= one.length)
  );
}

/** Lists of objects as objects by the name that each element has; null where not all have one of their own. */
export function keyed(lists: readonly List[], name: string): (JsonObject | string)[] | null {
  const objects = lists.map((list) => {
    if (!Array.isArray(list)) return list;
    const entries = list.map((one) => [isPlain(one) ? one[name] : undefined, one] as const);
    const isNamed = entries.every(([key]) => typeof key === "string" && key !== "");
    const isUnique = new Set(entries.map(([key]) => key)).size === entries.length;
    return isNamed && isUnique ? (Object.fromEntries(entries) as JsonObject) : null;
  });
  return objects.every((one) => one !== null) ? objects : null;
}

/**
 * Keys of members that stand for the same under other names: what is left where every object has as many
 * keys that not all have, the most alike together, where they have at least half in common.
 */
export function renamed(objects: readonly JsonObject[]): readonly string[][] {
  const own = objects.map((one) =>
    Object.keys(one).filter((key) => !objects.every((other) => key in other)),
  );
  const [first = [], ...others] = own;
  if (first.length === 0 || others.some((keys) => keys.length !== first.length)) return [];
  const left = others.map((keys) => [...keys]);
  return first.flatMap((key) => {
    const one = objects[0]?.[key] as Json;
    const least = isPlain(one) ? Object.keys(one).length / 2 : 0;
    const names = left.map((keys, i) => {
      const scores = keys.map((other) => common(one, objects[i + 1]?.[other] as Json));
      const best = Math.max(...scores);
      return best < least ? undefined : keys.splice(scores.indexOf(best), 1)[0];
    });
    return names.every((name) => name !== undefined) ? [[key, ...(names as string[])]] : [];
  });
}

/** Objects that are left in the same number are the same ones, changed: the most alike stand together. */
export function aligned(lists: readonly List[]): List[] {
  const [reference = []] = lists.filter((list): list is Json[] => Array.isArray(list));
  return lists.map((list) => (Array.isArray(list) ? alike(reference, list) : list));
}

/** The elements of a list in the order of those of another that they are most like. */
function alike(reference: readonly Json[], list: readonly Json[]): Json[] {
  const left = [...sorted(list)];
  return reference.map((one) => {
    const scores = left.map((other) => common(one, other));
    return left.splice(scores.indexOf(Math.max(...scores)), 1)[0] as Json;
  });
}

/** Number of members that two objects have in common. */
function common(one: Json, other: Json): number {
  if (!isPlain(one) || !isPlain(other)) return 0;
  return Object.keys(one).filter((key) => JSON.stringify(one[key]) === JSON.stringify(other[key]))
    .length;
}
