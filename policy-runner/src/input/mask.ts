import type { Json, JsonObject } from "../constants.js";
import { below } from "./pointer.js";

/** `after` without what must not or can not be read, and where that was. */
export interface Masked {
  readonly values: JsonObject;
  /** Pointers of values known only after apply; none lies below another. */
  readonly unknown: readonly string[];
  /** Pointers of values that are sensitive and not null; none lies below another. */
  readonly sensitive: readonly string[];
}

/**
 * Splits a change into readable values, unknown and sensitive pointers.
 *
 * `after_unknown` and `after_sensitive` have the shape of `after` with `true` at the leaves that are
 * unknown or sensitive; a single `true` stands for everything below it.
 * Source: https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 */
export function mask(after: JsonObject | null, unknown: Json, sensitive: Json): Masked {
  const values = maskValue(after ?? {}, sensitive, "");
  const isObject = values !== null && typeof values === "object" && !Array.isArray(values);
  return {
    values: isObject ? values : {},
    unknown: [...truePointers(unknown, "")],
    sensitive: [...sensitivePointers(after ?? {}, sensitive, "")],
  };
}

function* truePointers(shape: Json, at: string): Generator<string> {
  if (shape === true) yield at;
  else if (shape !== null && typeof shape === "object") {
    for (const [step, part] of entries(shape)) yield* truePointers(part, below(at, step));
  }
}

function* sensitivePointers(value: Json, shape: Json, at: string): Generator<string> {
  if (shape === true) {
    if (value !== null) yield at;
  } else if (shape !== null && typeof shape === "object" && value !== null) {
    for (const [step, part] of entries(shape)) {
      yield* sensitivePointers(child(value, step), part, below(at, step));
    }
  }
}

/** A copy of a value with null where the mask is true; shares what holds nothing sensitive. */
function maskValue(value: Json, shape: Json, at: string): Json {
  if (shape === true) return null;
  if (shape === null || typeof shape !== "object" || value === null || typeof value !== "object") {
    return value;
  }
  const copy: Json = Array.isArray(value) ? [...value] : { ...value };
  for (const [step, part] of entries(shape)) {
    const masked = maskValue(child(value, step), part, at);
    if (masked === child(value, step)) continue;
    if (Array.isArray(copy)) copy[Number(step)] = masked;
    else copy[String(step)] = masked;
  }
  return copy;
}

function entries(value: Json[] | JsonObject): [string | number, Json][] {
  return Array.isArray(value) ? value.map((part, i) => [i, part]) : Object.entries(value);
}

function child(value: Json, step: string | number): Json {
  if (Array.isArray(value)) return value[Number(step)] ?? null;
  if (value !== null && typeof value === "object") {
    return Object.hasOwn(value, step) ? (value[step] ?? null) : null;
  }
  return null;
}
