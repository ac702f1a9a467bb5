import type { Json, JsonObject } from "../constants.js";
import { below } from "./pointer.js";
import type { IsSecret } from "./secrets.js";

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
 * unknown or sensitive; a single `true` stands for everything below it. A value that is or contains
 * a secret is masked wherever it stands, marked there or not.
 * Source: https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 */
export function mask(
  after: JsonObject | null,
  unknown: Json,
  sensitive: Json,
  isSecret: IsSecret,
): Masked {
  const hidden: string[] = [];
  const values = hide(after ?? {}, sensitive, "", { hidden, isSecret });
  const isObject = values !== null && typeof values === "object" && !Array.isArray(values);
  return {
    values: isObject ? values : {},
    unknown: [...truePointers(unknown, "")],
    sensitive: hidden,
  };
}

interface Hiding {
  readonly hidden: string[];
  readonly isSecret: IsSecret;
}

/** A copy of a value with null for what is sensitive; shares every part that holds nothing such. */
function hide(value: Json, shape: Json | undefined, at: string, to: Hiding): Json {
  if (value === null) return null;
  if (shape === true || isSecretLeaf(value, to.isSecret)) {
    to.hidden.push(at);
    return null;
  }
  if (typeof value !== "object") return value;
  const parts = entries(value);
  // The names at the top are the provider's schema; further down a map's keys are values too.
  if (at !== "" && parts.some(([step]) => to.isSecret(String(step)))) {
    to.hidden.push(at);
    return null;
  }
  let copy: [string | number, Json][] | null = null;
  for (const [i, [step, part]] of parts.entries()) {
    const kept = hide(part, child(shape, step), below(at, step), to);
    if (kept === part) continue;
    copy ??= [...parts];
    copy[i] = [step, kept];
  }
  if (copy === null) return value;
  return Array.isArray(value) ? copy.map(([, part]) => part) : Object.fromEntries(copy);
}

function isSecretLeaf(value: Json, isSecret: IsSecret): boolean {
  if (typeof value === "string") return isSecret(value);
  return typeof value === "number" && isSecret(String(value));
}

function* truePointers(shape: Json, at: string): Generator<string> {
  if (shape === true) yield at;
  else if (shape !== null && typeof shape === "object") {
    for (const [step, part] of entries(shape)) yield* truePointers(part, below(at, step));
  }
}

function entries(value: Json[] | JsonObject): [string | number, Json][] {
  return Array.isArray(value) ? value.map((part, i) => [i, part]) : Object.entries(value);
}

function child(shape: Json | undefined, step: string | number): Json | undefined {
  if (shape === null || typeof shape !== "object") return undefined;
  return Object.hasOwn(shape, step) ? (shape as JsonObject)[step] : undefined;
}
