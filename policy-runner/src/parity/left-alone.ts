import type { Json } from "../constants.js";
import { blockAddress, type Configured } from "./configured.js";
import type { TreeDifference } from "./diff.js";
import { expressionAt } from "./settle.js";

/**
 * Differences without those that only come from one environment standing already while another is to be
 * made: what the configuration leaves alone, AWS fills in, and null comes back as an empty text or zero.
 *
 * @param areNew by value: whether the resource is to be made
 * @param isChosen whether the provider decides an attribute where the configuration leaves it alone
 */
export function withoutFilledIn(
  found: readonly TreeDifference[],
  address: string,
  areNew: readonly boolean[],
  configurations: readonly Configured[],
  isChosen: (path: string) => boolean,
): readonly TreeDifference[] {
  if (areNew.every((isNew) => isNew)) return found;
  const blocks = configurations.map((one) => one.block(blockAddress(address)));
  const isData = DATA.test(address);
  const isOwn = (path: string, values: readonly (Json | undefined)[]) =>
    isData ||
    (BUCKET.test(address) && MIRRORS.test(path)) ||
    (isChosen(path) && (blocks.length > 0 || isOpaque(values)));
  const isLeftAlone = (path: string) =>
    blocks.every((block) => expressionAt(block, stepsOf(path)) === undefined);
  return found.flatMap(({ path, values }) => {
    if (path.startsWith("/(")) return [{ path, values }];
    if (isNothing(values)) return [];
    const attribute = `/${path.split("/")[1]}`;
    if (isLeftAlone(path) && (isFilled(values, areNew) || isOwn(attribute, values))) return [];
    return [{ path, values: values.map((value) => (value === "" ? undefined : value)) }];
  });
}

const DATA = /(?:^|\.)data\.[a-z]/;

/** An id, an address, or a zone by its id: what nobody writes into a configuration. */
const GIVEN = /^(?:[a-z]{1,12}-[0-9a-f]{8,32}|\d{1,3}(?:\.\d{1,3}){3}|[a-z]{2,5}\d-az\d|<.*>)$/;

/** Attributes of a bucket that nobody sets any more: they show what resources beside it manage. */
const BUCKET = /(?:^|\.)aws_s3_bucket\./;
const MIRRORS =
  /^\/(?:policy|lifecycle_rule|logging|versioning|server_side_encryption_configuration|replication_configuration|grant|cors_rule|website|object_lock_configuration)$/;

/** Where no configuration is at hand, as between states: whether only AWS can have chosen what stands. */
function isOpaque(values: readonly (Json | undefined)[]): boolean {
  return values.every((value) => typeof value === "string" && GIVEN.test(value));
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
