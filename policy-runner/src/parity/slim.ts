import type { Json, JsonObject } from "../constants.js";
import type { Neighbour } from "../input/types.js";
import { SENSITIVE, UNKNOWN } from "./tree.js";
import { isPlain } from "./values.js";

/** What of a resource is still to be settled: attributes of which something is known only after apply. */
export interface Draft {
  readonly address: string;
  readonly type: string;
  /** Attribute → its canonical value, in which unknown and sensitive parts are marked. */
  readonly tree: JsonObject;
  /** Attributes that the configuration sets. */
  readonly configured: readonly string[];
}

/**
 * A resource as rules of scope `environments` read it.
 *
 * @param open attributes of which nothing says what they will be
 * @param settled what stands for the unknown parts of the other attributes
 */
export function neighbourOf(
  { address, type, tree, configured }: Draft,
  open: ReadonlySet<string>,
  settled: (attribute: string) => string,
): Neighbour {
  const unknown: Record<string, []> = {};
  const sensitive: Record<string, true> = {};
  const clean = (value: Json, pointer: string, attribute: string): Json => {
    if (value === UNKNOWN && !open.has(attribute)) return settled(attribute);
    if (value === UNKNOWN) unknown[pointer] = [];
    else if (typeof value === "string" && value.startsWith(SENSITIVE)) sensitive[pointer] = true;
    else if (Array.isArray(value)) {
      return value.map((one, i) => clean(one, `${pointer}/${i}`, attribute));
    } else if (isPlain(value)) {
      const members = Object.entries(value).map(([key, one]) => [
        key,
        clean(one, `${pointer}/${escaped(key)}`, attribute),
      ]);
      return Object.fromEntries(members) as JsonObject;
    } else return value;
    return null;
  };
  const values = Object.entries(tree).map(([name, value]) => [
    name,
    clean(value, `/${escaped(name)}`, name),
  ]);
  return {
    address,
    type,
    name: address.split(".").at(-1) ?? address,
    module: "",
    index: null,
    action: "no-op",
    values: Object.fromEntries(values),
    unknown,
    sensitive,
    configured: Object.fromEntries(configured.map((name) => [name, true as const])),
    references: {},
    source: null,
    attribute: "environment",
    settled: true,
  };
}

function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
