import type { Json, JsonObject } from "../constants.js";
import {
  aligned,
  isReordered,
  isSettledByUnknown,
  keyed,
  renamed,
  withoutCommon,
} from "./lists.js";
import { UNKNOWN } from "./tree.js";
import { Elements, isPlain } from "./values.js";

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
export function diff(trees: readonly Node[]): readonly TreeDifference[] {
  const found: TreeDifference[] = [];
  walk(trees, "", found);
  return found;
}

type Step = (parts: readonly Node[], name: string | number) => void;

function walk(nodes: readonly Node[], path: string, found: TreeDifference[]): void {
  const known = nodes.filter((node) => node !== UNKNOWN);
  if (areSame(known)) return;
  const step: Step = (parts, name) => walk(parts, `${path}/${escaped(String(name))}`, found);
  if (known.every(isPlain)) members(nodes, [], step);
  else if (known.every((node) => Array.isArray(node))) {
    lists(nodes as (Json[] | string)[], path, found, step);
  } else found.push({ path, values: nodes });
}

function areSame(nodes: readonly Node[]): boolean {
  const [first, ...others] = nodes.map((node) => JSON.stringify(node));
  return others.every((other) => other === first);
}

function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
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
    step(parts, key);
  }
}

function keysOf(objects: readonly JsonObject[]): readonly string[] {
  return [...new Set(objects.flatMap((one) => Object.keys(one)))].sort();
}

function member(node: Node, key: string): Node {
  return isPlain(node) ? node[key] : node;
}

function lists(
  nodes: readonly (Json[] | string)[],
  path: string,
  found: TreeDifference[],
  step: Step,
): void {
  const known = nodes.filter((node): node is Json[] => Array.isArray(node));
  const length = known[0]?.length ?? 0;
  const isSet = known.some((one) => one instanceof Elements);
  if (!isSet && known.every((one) => one.length === length)) {
    if (isReordered(known)) found.push({ path, values: nodes });
    else elements(nodes, length, step);
    return;
  }
  const rest = withoutCommon(nodes);
  const left = rest.filter((node): node is Json[] => Array.isArray(node));
  const bySid = path.endsWith("/Statement") ? keyed(rest, "Sid") : null;
  const count = left[0]?.length ?? 0;
  const arePairs = left.every((one) => one.length === count) && left.flat().every(isPlain);
  if (bySid !== null) members(bySid, renamed(bySid.filter(isPlain)), step);
  else if (arePairs) elements(aligned(rest), count, step);
  else if (!isSettledByUnknown(left)) found.push({ path, values: rest });
}

function elements(nodes: readonly (Json[] | string)[], count: number, step: Step): void {
  for (let i = 0; i < count; i++) {
    step(
      nodes.map((node) => (Array.isArray(node) ? node[i] : node)),
      i,
    );
  }
}
