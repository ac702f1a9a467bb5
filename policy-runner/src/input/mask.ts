import type { Json, JsonObject } from "../constants.js";
import { below } from "./pointer.js";
import { type IsSecret, NO_SECRETS } from "./secrets.js";

/** `after` without what must not or can not be read, and where that was. */
export interface Masked {
  readonly values: JsonObject;
  /** Pointers of values known only after apply; none lies below another. */
  readonly unknown: readonly string[];
  /** Pointers of values that are sensitive and neither null nor empty; none lies below another. */
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
  const values = hide(after ?? {}, { unknown, sensitive }, "", { hidden, isSecret });
  const pointers: string[] = [];
  collectTrue(unknown, "", pointers);
  const isObject = values !== null && typeof values === "object" && !Array.isArray(values);
  return { values: isObject ? values : {}, unknown: pointers, sensitive: hidden };
}

interface Hiding {
  readonly hidden: string[];
  readonly isSecret: IsSecret;
}

/** What is unknown and sensitive of a value. */
interface Shapes {
  readonly unknown: Json | undefined;
  readonly sensitive: Json | undefined;
}

/**
 * A copy of a value with null for what is sensitive or unknown, so that a value that is there is known;
 * shares every part that holds nothing such.
 */
function hide(value: Json, shapes: Shapes, at: string, to: Hiding): Json {
  if (value === null || shapes.unknown === true) return null;
  // The provider writes what is not set as an empty text, and marks it all the same.
  if (value === "") return value;
  if (to.isSecret === NO_SECRETS && !holdsTrue(shapes.unknown) && !holdsTrue(shapes.sensitive)) {
    return value;
  }
  if (shapes.sensitive === true || isSecretLeaf(value, to.isSecret)) {
    to.hidden.push(at);
    return null;
  }
  if (typeof value !== "object") return value;
  // The names at the top are the provider's schema; further down a map's keys are values too.
  if (at !== "" && !Array.isArray(value) && Object.keys(value).some(to.isSecret)) {
    to.hidden.push(at);
    return null;
  }
  let copy: JsonObject | Json[] | null = null;
  for (const step in value) {
    const part = (value as JsonObject)[step] as Json;
    if (part === null) continue;
    const kept = hide(part, childrenOf(shapes, step), below(at, step), to);
    if (kept === part) continue;
    copy ??= Array.isArray(value) ? [...value] : { ...value };
    (copy as JsonObject)[step] = kept;
  }
  return copy ?? value;
}

/** Whether a mask hides anything. */
function holdsTrue(shape: Json | undefined): boolean {
  if (shape === null || typeof shape !== "object") return shape === true;
  for (const step in shape) if (holdsTrue((shape as JsonObject)[step])) return true;
  return false;
}

function isSecretLeaf(value: Json, isSecret: IsSecret): boolean {
  if (typeof value === "string") return isSecret(value);
  return typeof value === "number" && isSecret(String(value));
}

function collectTrue(shape: Json, at: string, pointers: string[]): void {
  if (shape === true) pointers.push(at);
  else if (shape !== null && typeof shape === "object") {
    for (const step in shape)
      collectTrue((shape as JsonObject)[step] as Json, below(at, step), pointers);
  }
}

function childrenOf(shapes: Shapes, step: string): Shapes {
  return { unknown: child(shapes.unknown, step), sensitive: child(shapes.sensitive, step) };
}

function child(shape: Json | undefined, step: string): Json | undefined {
  if (shape === null || typeof shape !== "object") return undefined;
  return Object.hasOwn(shape, step) ? (shape as JsonObject)[step] : undefined;
}
