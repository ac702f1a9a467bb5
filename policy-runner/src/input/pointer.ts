import type { Json, JsonObject } from "../constants.js";

/** JSON pointer of a step below another (RFC 6901): "/" and "~" in keys are escaped. */
export function below(pointer: string, step: string | number): string {
  const key = typeof step === "number" ? String(step) : escapeKey(step);
  return `${pointer}/${key}`;
}

/** The attribute at the top of a pointer: "/rule/0/status" → "rule". */
export function topAttribute(pointer: string): string {
  const end = pointer.indexOf("/", 1);
  return unescapeKey(end === -1 ? pointer.slice(1) : pointer.slice(1, end));
}

function escapeKey(key: string): string {
  return key.includes("~") || key.includes("/")
    ? key.replaceAll("~", "~0").replaceAll("/", "~1")
    : key;
}

/** Pointers whose steps are kept: the same few lead into the resources of a plan, unless maps have many keys. */
const KNOWN = 4096;

const known = new Map<string, readonly string[]>();

/** The steps of a JSON pointer: "/rule/0/status" → "rule", "0", "status". */
export function stepsOf(pointer: string): readonly string[] {
  const before = known.get(pointer);
  if (before !== undefined) return before;
  if (known.size >= KNOWN) known.clear();
  const steps = pointer.split("/").slice(1).map(unescapeKey);
  known.set(pointer, steps);
  return steps;
}

/** A pointer as the provider's schema names what it leads to, with a star for any index. */
export function schemaPath(pointer: string): string {
  const path = pointer.slice(1);
  return path.includes("/") ? path.replace(/(?<=\/)\d+(?=\/|$)/g, "*") : path;
}

function unescapeKey(key: string): string {
  return key.includes("~") ? key.replaceAll("~1", "/").replaceAll("~0", "~") : key;
}

/** The value at a JSON pointer; undefined where there is none. */
export function valueAt(values: JsonObject, pointer: string): Json | undefined {
  let at: Json | undefined = values;
  for (const key of stepsOf(pointer)) {
    if (at === null || typeof at !== "object") return undefined;
    at = Array.isArray(at) ? at[Number(key)] : Object.hasOwn(at, key) ? at[key] : undefined;
  }
  return at;
}
