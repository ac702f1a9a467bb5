import type { Json, JsonObject } from "../constants.js";
import type { Slim } from "./types.js";

/** Attributes whose value names one resource; `bucket` only of a bucket itself. */
const IDENTITIES = ["id", "arn"];

/** Known ids, ARNs and bucket names → addresses of the resources that bear them. */
export type Identities = ReadonlyMap<string, readonly string[]>;

/** Indexes what resources are known by, for links that the configuration does not settle. */
export function indexIdentities(units: Iterable<Slim>): Identities {
  const index = new Map<string, string[]>();
  for (const unit of units) {
    const names = unit.type === "aws_s3_bucket" ? [...IDENTITIES, "bucket"] : IDENTITIES;
    const values = new Set(names.map((name) => unit.values[name]));
    for (const value of values) {
      if (typeof value !== "string" || value === "") continue;
      const bearers = index.get(value);
      if (bearers === undefined) index.set(value, [unit.address]);
      else bearers.push(unit.address);
    }
  }
  return index;
}

/** The value at a JSON pointer; undefined where there is none. */
export function valueAt(values: JsonObject, pointer: string): Json | undefined {
  let at: Json | undefined = values;
  for (const step of pointer.split("/").slice(1)) {
    if (at === null || typeof at !== "object") return undefined;
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    at = Array.isArray(at) ? at[Number(key)] : Object.hasOwn(at, key) ? at[key] : undefined;
  }
  return at;
}
