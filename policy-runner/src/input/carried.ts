import type { InstanceKey } from "../address.js";
import type { JsonObject } from "../constants.js";
import type { Expression } from "../plan/types.js";
import type { Traversal } from "./traversals.js";

/**
 * The key that an expression takes to other resources: that of its own instance, or what a constant
 * `for_each` holds under it. Of a set of constants a plan shows no expression at all: it holds its
 * keys.
 */
export function carriedOf(
  references: readonly Traversal[],
  { key, forEach }: { readonly key: InstanceKey; readonly forEach: Expression | undefined },
): InstanceKey {
  if (references.some(({ kind }) => kind === "key")) return key;
  if (key === null || !references.some(({ kind }) => kind === "value")) return null;
  if (forEach === undefined) return key;
  if (!("constant_value" in forEach)) return null;
  const value = (forEach.constant_value as JsonObject | null)?.[key];
  return typeof value === "string" || typeof value === "number" ? value : null;
}
