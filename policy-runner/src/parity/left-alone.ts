import type { Json } from "../constants.js";
import { blockAddress, type Configured } from "./configured.js";
import type { TreeDifference } from "./diff.js";
import { expressionAt } from "./settle.js";

/**
 * Differences without those that only come from one environment standing already while another is to be
 * made: what the configuration leaves alone, AWS fills in, and null comes back as an empty text or zero.
 *
 * @param areNew by value: whether the resource is to be made
 */
export function withoutFilledIn(
  found: readonly TreeDifference[],
  address: string,
  areNew: readonly boolean[],
  configurations: readonly Configured[],
): readonly TreeDifference[] {
  if (areNew.every((isNew) => isNew)) return found;
  const blocks = configurations.map((one) => one.block(blockAddress(address)));
  const isLeftAlone = (path: string) =>
    blocks.every((block) => expressionAt(block, stepsOf(path)) === undefined);
  return found.flatMap(({ path, values }) => {
    if (path.startsWith("/(")) return [{ path, values }];
    if (isNothing(values) || (isLeftAlone(path) && isFilled(values, areNew))) return [];
    return [{ path, values: values.map((value) => (value === "" ? undefined : value)) }];
  });
}

/** Null comes back from AWS as an empty text, false or zero. */
function isNothing(values: readonly (Json | undefined)[]): boolean {
  return values.includes(undefined) && values.every(isBare);
}

/** Whether what is to be made says nothing, and what stands says the same everywhere. */
function isFilled(values: readonly (Json | undefined)[], areNew: readonly boolean[]): boolean {
  const planned = values.filter((_, i) => areNew[i]);
  const standing = values.filter((_, i) => !areNew[i]);
  const areSame = new Set(standing.map((value) => JSON.stringify(value))).size === 1;
  return planned.length > 0 && planned.every(isBare) && areSame;
}

/** Null, false, zero, and texts, lists and objects without content. */
function isBare(value: Json | undefined): boolean {
  if (value === null || typeof value !== "object") return !value;
  return Object.values(value).every(isBare);
}

function stepsOf(path: string): readonly string[] {
  const steps = path.split("/").slice(1);
  return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
