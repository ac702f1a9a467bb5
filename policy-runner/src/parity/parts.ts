import type { Json, JsonObject } from "../constants.js";
import { parseJson } from "./json.js";
import type { Draft } from "./slim.js";
import { UNKNOWN } from "./tree.js";
import { isPlain } from "./values.js";

/** Attributes that are known in one environment and not in another: all are told by what settles them. */
export function mixedOf(drafts: readonly (Pick<Draft, "tree"> | null)[]): string[] {
  const own = drafts.filter((one) => one !== null);
  const names = new Set(own.flatMap(({ tree }) => Object.keys(tree)));
  return [...names].filter((name) => {
    const open = own.filter(({ tree }) => holdsUnknown(tree[name] ?? null));
    return open.length > 0 && open.length < own.length;
  });
}

function holdsUnknown(value: Json): boolean {
  if (value === UNKNOWN) return true;
  return value !== null && typeof value === "object" && Object.values(value).some(holdsUnknown);
}

/** What of a resource rules are made from. */
export interface Parts {
  readonly mode: Json | undefined;
  readonly value: Json;
  readonly unknown: Json;
  readonly sensitive: Json;
}

/** Takes in the JSON of a resource. */
export function partsOf(text: string): Parts {
  const entry = parseJson(text) as JsonObject;
  const change = (entry.change ?? null) as JsonObject | null;
  return {
    mode: entry.mode,
    value: (change === null ? entry.values : change.after) ?? {},
    unknown: change?.after_unknown ?? {},
    sensitive: (change === null ? entry.sensitive_values : change.after_sensitive) ?? {},
  };
}

/** The attributes of these names. */
export function picked(value: Json, names: ReadonlySet<string>): Json {
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.has(name)));
}
