import type { Json, JsonObject } from "../constants.js";
import { type IsSet, isPlain, sorted, UNKNOWN } from "./tree.js";

/** A value as it stands in one environment; undefined where there is none. */
type Node = Json | undefined;

/** A place where trees of several environments differ. */
export interface TreeDifference {
  readonly path: string;
  readonly values: readonly Node[];
}

/**
 * Where trees differ, each place once: as deep as they have the same shape.
 *
 * What is unknown in one equals anything; whether it may is for the caller to settle.
 */
export function diff(trees: readonly Node[], isSet: IsSet): readonly TreeDifference[] {
  const found: TreeDifference[] = [];
  walk(trees, "", "", { isSet, found });
  return found;
}

interface Walk {
  readonly isSet: IsSet;
  readonly found: TreeDifference[];
}

function walk(nodes: readonly Node[], path: string, pattern: string, walking: Walk): void {
  const known = nodes.filter((node) => node !== UNKNOWN);
  if (areSame(known)) return;
  const step = (parts: readonly Node[], name: string | number, key: string) =>
    walk(parts, `${path}/${name}`, `${pattern}/${key}`, walking);
  const isAll = (test: (node: Node) => boolean) => known.every(test);
  if (isAll((node) => isPlain(node))) {
    members(nodes, path.endsWith("/Statement") ? renamed(known as JsonObject[]) : [], step);
    return;
  }
  if (!isAll(Array.isArray)) {
    walking.found.push({ path, values: nodes });
    return;
  }
  lists(nodes as (Json[] | string)[], path, pattern, walking, step);
}

/**
 * Keys of members that stand for the same under other names: what is left where every object has as many
 * keys that not all have, the most alike together, where they have at least half in common.
 */
function renamed(objects: readonly JsonObject[]): readonly string[][] {
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

function areSame(nodes: readonly Node[]): boolean {
  const [first, ...others] = nodes.map((node) => JSON.stringify(node));
  return others.every((other) => other === first);
}

function keysOf(objects: readonly JsonObject[]): readonly string[] {
  return [...new Set(objects.flatMap((one) => Object.keys(one)))].sort();
}

function member(node: Node, key: string): Node {
  return isPlain(node) ? node[key] : node;
}

/** @param names keys that stand for the same member, by known node */
function members(nodes: readonly Node[], names: readonly string[][], step: Step): void {
  const known = nodes.filter((node) => node !== UNKNOWN) as JsonObject[];
  for (const key of keysOf(known)) {
    const others = names.find((one) => one.includes(key));
    if (others !== undefined && others[0] !== key) continue;
    const parts = nodes.map((node) =>
      member(node, others?.[known.indexOf(node as JsonObject)] ?? key),
    );
    step(parts, key, key);
  }
}

type Step = (parts: readonly Node[], name: string | number, key: string) => void;

function lists(
  nodes: readonly (Json[] | string)[],
  path: string,
  pattern: string,
  walking: Walk,
  step: Step,
): void {
  const known = nodes.filter((node): node is Json[] => Array.isArray(node));
  const [first] = known;
  const isSet = walking.isSet(pattern);
  const areLong = known.every((one) => one.length === first?.length);
  if (!isSet && areLong) {
    first?.forEach((_, i) => {
      step(
        nodes.map((node) => (Array.isArray(node) ? node[i] : node)),
        i,
        "*",
      );
    });
    return;
  }
  const rest = withoutCommon(nodes);
  const left = rest.filter((node): node is Json[] => Array.isArray(node));
  const counts = left.map((one) => one.length);
  const arePairs = counts.every((count) => count === counts[0]) && left.flat().every(isPlain);
  if (arePairs) pairs(rest, counts[0] ?? 0, step);
  else if (!isSettledByUnknown(left)) walking.found.push({ path, values: rest });
}

/** Elements that are left when those that every list has are taken away. */
function withoutCommon(nodes: readonly (Json[] | string)[]): (Json[] | string)[] {
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
function isSettledByUnknown(left: readonly Json[][]): boolean {
  const most = Math.max(...left.map((one) => one.length));
  const known = left.map((one) => one.filter((element) => element !== UNKNOWN));
  if (left.some((one) => one.length !== most)) return false;
  const all = new Set(known.flat().map((one) => JSON.stringify(one)));
  return (
    all.size <= most &&
    left.every((one, i) => known[i]?.length !== one.length || all.size <= one.length)
  );
}

/** Objects that are left in the same number are the same ones, changed: the most alike are compared. */
function pairs(rest: readonly (Json[] | string)[], count: number, step: Step): void {
  const [reference = []] = rest.filter((node): node is Json[] => Array.isArray(node));
  const aligned = rest.map((node) => (Array.isArray(node) ? alike(reference, node) : node));
  for (let i = 0; i < count; i++) {
    step(
      aligned.map((node) => (Array.isArray(node) ? node[i] : node)),
      i,
      "*",
    );
  }
}

/** The elements of a list in the order of those of another that they are most like. */
function alike(reference: readonly Json[], list: readonly Json[]): Json[] {
  const left = sorted(list);
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
