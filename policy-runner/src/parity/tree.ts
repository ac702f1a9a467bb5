import { createHmac } from "node:crypto";
import type { Json, JsonObject } from "../constants.js";
import type { Canonical } from "./canonical.js";
import { normalDocument, readDocument } from "./documents.js";
import { hasTrue, isPlain, sorted } from "./values.js";

/** What stands for a value that is known only after apply. */
export const UNKNOWN = "\u0001unknown";

/** What the digest of a sensitive value begins with. It is compared, and never shown. */
export const SENSITIVE = "\u0001sensitive ";

/** Says of a path, with * for any index, whether the list there is a set. */
export type IsSet = (path: string) => boolean;

/** How the values of one environment are brought into the form in which they are compared. */
export interface Form {
  readonly canonical: Canonical;
  readonly isSet: IsSet;
  /** Says of a path whether the provider alone decides what stands there. */
  readonly isComputed: IsSet;
  /** Key of the digests of sensitive values, made anew in every run. */
  readonly key: Buffer;
}

/**
 * A value with its masks as one tree: unknown and sensitive parts marked, texts canonical, documents in
 * texts read, sets sorted, and nothing that is null or empty.
 */
export function treeOf(value: Json, unknown: Json, sensitive: Json, form: Form): Json {
  return grow(value, unknown, sensitive, "", form) ?? null;
}

function grow(
  value: Json | undefined,
  unknown: Json | undefined,
  sensitive: Json | undefined,
  path: string,
  form: Form,
): Json | undefined {
  if (path !== "" && form.isComputed(path)) return undefined;
  if (unknown === true) return UNKNOWN;
  if (sensitive === true) return digest(grow(value, unknown, false, path, form), form);
  if (typeof value === "string") return fromText(value, path, form.canonical);
  if (Array.isArray(value)) {
    const elements = value.map(
      (one, i) => grow(one, part(unknown, i), part(sensitive, i), `${path}/*`, form) ?? null,
    );
    return elements.length === 0 ? undefined : form.isSet(path) ? sorted(elements) : elements;
  }
  if (value === null || value === undefined) return hasTrue(unknown) ? UNKNOWN : undefined;
  return typeof value === "object" ? fromObject(value, unknown, sensitive, path, form) : value;
}

function fromObject(
  value: JsonObject,
  unknown: Json | undefined,
  sensitive: Json | undefined,
  path: string,
  form: Form,
): Json | undefined {
  const masked = isPlain(unknown) ? Object.keys(unknown) : [];
  const members: [key: string, own: Json][] = [];
  for (const key of new Set([...Object.keys(value), ...masked])) {
    const own = grow(value[key], part(unknown, key), part(sensitive, key), `${path}/${key}`, form);
    if (own !== undefined) members.push([form.canonical(key), own]);
  }
  return members.length === 0 ? undefined : inOrder(members);
}

function inOrder(members: [key: string, own: Json][]): JsonObject {
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A text, or the document that it holds, in which further documents may stand. */
function fromText(text: string, path: string, canonical: Canonical): Json {
  const document = readDocument(text);
  if (document === undefined) return canonical(text);
  return normalDocument(canonicalTexts(document, canonical), path);
}

/** The same with every text and key in it canonical, and documents in texts read. */
export function canonicalTexts(value: Json, canonical: Canonical): Json {
  if (typeof value === "string") return fromText(value, "", canonical);
  if (Array.isArray(value)) return value.map((one) => canonicalTexts(one, canonical));
  if (value === null || typeof value !== "object") return value;
  return inOrder(
    Object.entries(value).map(([key, one]) => [canonical(key), canonicalTexts(one, canonical)]),
  );
}

/** Of what the value would be in any environment: two secrets may name their environments too. */
function digest(value: Json | undefined, { key }: Form): Json | undefined {
  if (value === undefined) return undefined;
  return SENSITIVE + createHmac("sha256", key).update(JSON.stringify(value)).digest("hex");
}

function part(mask: Json | undefined, step: string | number): Json | undefined {
  if (mask === true) return true;
  return mask !== null && typeof mask === "object"
    ? (mask as { readonly [step: string | number]: Json })[step]
    : undefined;
}
