import type { Json, JsonObject } from "../constants.js";

/** A list of which the order means nothing. */
export class Elements extends Array<Json> {}

/** The elements of a set, in the order of their texts. */
export function sorted(elements: readonly Json[]): Elements {
  const texts = elements.map((one) => [JSON.stringify(one), one] as const);
  texts.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Elements.from(texts, ([, one]) => one) as Elements;
}

/** Whether it is an object, not a list or null. */
export function isPlain(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a mask marks anything. */
export function hasTrue(mask: Json | undefined): boolean {
  if (mask === true) return true;
  return mask !== null && typeof mask === "object" && Object.values(mask).some(hasTrue);
}
