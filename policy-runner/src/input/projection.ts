import type { Json, JsonObject } from "../constants.js";
import type { Change } from "../plan/types.js";

/** An object without the members that nobody asked for; itself when all of them are wanted. */
export function project<Value>(
  members: { readonly [name: string]: Value },
  wanted: ReadonlySet<string>,
): { readonly [name: string]: Value } {
  let left = 0;
  for (const name in members) if (!wanted.has(name)) left++;
  if (left === 0) return members;
  const kept: { [name: string]: Value } = {};
  for (const name in members) if (wanted.has(name)) kept[name] = members[name] as Value;
  return kept;
}

/** A change, as far as rules read it. */
export function projectChange(change: Change, wanted: ReadonlySet<string>): Change {
  const { actions, after, after_unknown, after_sensitive } = change;
  return {
    actions,
    after: after === null ? null : (project(after, wanted) as JsonObject),
    after_unknown: projectMask(after_unknown, wanted),
    after_sensitive: projectMask(after_sensitive, wanted),
  };
}

function projectMask(mask: Json, wanted: ReadonlySet<string>): Json {
  if (mask === null || typeof mask !== "object" || Array.isArray(mask)) return mask;
  return project(mask, wanted) as JsonObject;
}
