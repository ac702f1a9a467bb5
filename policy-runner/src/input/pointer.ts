import type { Json, JsonObject } from "../constants.js";

/** JSON pointer of a step below another (RFC 6901): "/" and "~" in keys are escaped. */
export function below(pointer: string, step: string | number): string {
  const key = typeof step === "number" ? String(step) : escapeKey(step);
  return `${pointer}/${key}`;
}

/** The attribute at the top of a pointer: "/rule/0/status" → "rule". */
export function topAttribute(pointer: string): string {
  const end = pointer.indexOf("/", 1);
  const key = end === -1 ? pointer.slice(1) : pointer.slice(1, end);
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}

function escapeKey(key: string): string {
  return key.includes("~") || key.includes("/")
    ? key.replaceAll("~", "~0").replaceAll("/", "~1")
    : key;
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
