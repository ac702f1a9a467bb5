import type { Json, JsonObject } from "../constants.js";
import { SENSITIVE, UNKNOWN } from "./tree.js";
import { ABSENT } from "./types.js";
import { isPlain } from "./values.js";

/** What stands for a sensitive value: neither itself nor a digest, from which a short one could be guessed. */
const HIDDEN = "(sensitive)";

/** Whether a value is the mark of a sensitive one. */
export function isSensitive(value: Json | undefined): boolean {
  return typeof value === "string" && value.startsWith(SENSITIVE);
}

/**
 * A value for a person and for reports, in which nothing sensitive is left.
 *
 * @param isHidden whether it is sensitive elsewhere
 */
export function show(
  value: Json | undefined,
  secrets: ReadonlySet<string>,
  isHidden = false,
): string {
  if (value === undefined) return "(none)";
  if (value === UNKNOWN) return "(known after apply)";
  if (value === ABSENT) return "(absent)";
  if (isHidden) return HIDDEN;
  const open = disclose(value, secrets);
  return typeof open === "string" ? open : JSON.stringify(open);
}

/** A path in which no key shows a sensitive value. */
export function showPath(path: string, secrets: ReadonlySet<string>): string {
  if (!holdsSecret(path, secrets)) return path;
  const steps = path.split("/").map((step) => (holdsSecret(step, secrets) ? HIDDEN : step));
  return steps.join("/");
}

/** The same as JSON, to be held to what is declared; undefined where it may not be told. */
export function plainValue(value: Json | undefined): Json | undefined {
  const isMarked =
    typeof value === "string" &&
    (value === UNKNOWN || value === ABSENT || value.startsWith(SENSITIVE));
  return isMarked ? undefined : value;
}

function disclose(value: Json, secrets: ReadonlySet<string>): Json {
  if (typeof value === "string") {
    if (value === UNKNOWN) return "(known after apply)";
    return value.startsWith(SENSITIVE) || holdsSecret(value, secrets) ? HIDDEN : value;
  }
  if (Array.isArray(value)) return value.map((one) => disclose(one, secrets));
  if (value === null || typeof value !== "object") {
    return secrets.has(String(value)) ? HIDDEN : value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      holdsSecret(key, secrets) ? HIDDEN : key,
      disclose(one, secrets),
    ]),
  );
}

/** Whether a text shows a value that is marked sensitive somewhere. */
export function holdsSecret(text: string, secrets: ReadonlySet<string>): boolean {
  for (const secret of secrets) if (text.includes(secret)) return true;
  return false;
}

/** Texts in which something sensitive stands are sensitive, wherever they are. */
export function masked(value: Json, secrets: ReadonlySet<string>): Json {
  if (typeof value === "string") return holdsSecret(value, secrets) ? SENSITIVE : value;
  if (typeof value === "number") return secrets.has(String(value)) ? SENSITIVE : value;
  if (Array.isArray(value)) return value.map((one) => masked(one, secrets));
  if (!isPlain(value)) return value;
  const members = Object.entries(value).map(([key, one]) => [
    holdsSecret(key, secrets) ? "(sensitive)" : key,
    masked(one, secrets),
  ]);
  return Object.fromEntries(members) as JsonObject;
}
