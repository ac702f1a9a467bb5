import { moduleSteps } from "../address.js";
import type { Configuration } from "../plan/types.js";
import { constantOf } from "./expressions.js";
import type { Link } from "./links.js";
import type { IsSecret } from "./secrets.js";
import type { Lookup, Slim } from "./types.js";

/**
 * By which constants the data sources are looked up that supply a resource's attributes.
 *
 * A data source reads what was made elsewhere, and what it finds does not tell who made it: an id of a
 * key of AWS looks like any other. What it was asked for may.
 */
export function lookupsOf(
  links: readonly Link[],
  configuration: Configuration,
  isSecret: IsSecret,
): Slim["lookups"] {
  const found: Record<string, Lookup> = {};
  for (const { pointer, targets, settled } of links) {
    const [target, another] = targets;
    if (!settled || target === undefined || another !== undefined) continue;
    const lookup = lookupOf(...target, configuration, isSecret);
    if (Object.keys(lookup).length > 0) found[pointer] = lookup;
  }
  return Object.keys(found).length === 0 ? undefined : found;
}

function lookupOf(
  address: string,
  type: string,
  configuration: Configuration,
  isSecret: IsSecret,
): Lookup {
  const start = `data.${type}.`;
  const at = address.lastIndexOf(start);
  if (at === -1) return {};
  const steps = moduleSteps(address.slice(0, at));
  const block = configuration.data(steps, type, address.slice(at + start.length));
  const lookup: Record<string, string> = {};
  for (const [argument, part] of Object.entries(block?.expressions ?? {})) {
    const value = constantOf(part);
    if (typeof value === "string" && !isSecret(value)) lookup[argument] = value;
  }
  return lookup;
}
