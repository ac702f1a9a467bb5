import type { Json, JsonObject } from "../constants.js";
import { parseJson } from "./json.js";
import { isPlain, sorted } from "./values.js";

/** Parts of a statement whose order, and whether one stands alone or in a list, mean nothing. */
const LISTS = ["Action", "NotAction", "Resource", "NotResource"];
const PRINCIPALS = ["Principal", "NotPrincipal"];

/** Attributes whose documents filter messages or events: their lists say what matches, in any order. */
const FILTER = /(?:^|[/_])(?:filter_policy|event_pattern|pattern)$/;

/** What a text begins with that may be a document. */
const OPENING = /^\s*[{[]/;

/** The document that a JSON text is; undefined when it is none. */
export function readDocument(text: string): JsonObject | Json[] | undefined {
  if (!OPENING.test(text)) return undefined;
  try {
    const document = parseJson(text);
    return document !== null && typeof document === "object"
      ? (document as JsonObject | Json[])
      : undefined;
  } catch {
    return undefined;
  }
}

/** Policies of IAM, and filters, in one normal form; any other document as it is. */
export function normalDocument(document: Json, path: string): Json {
  if (FILTER.test(path)) return withSortedLists(document);
  if (!isPolicy(document)) return document;
  const statements = [document.Statement].flat() as JsonObject[];
  return { ...document, Statement: sorted(statements.map(normalStatement)) };
}

/** One whose effect is missing is a policy all the same, so that this alone differs. */
function isPolicy(document: Json): document is JsonObject {
  if (!isPlain(document)) return false;
  const statements = [document.Statement ?? null].flat();
  return statements.length > 0 && statements.every(isStatement);
}

function isStatement(one: Json): boolean {
  return isPlain(one) && ["Effect", "Action", "NotAction"].some((key) => key in one);
}

function withSortedLists(value: Json): Json {
  if (Array.isArray(value)) return sorted(value.map(withSortedLists));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withSortedLists(one)]));
}

function normalStatement(statement: JsonObject): JsonObject {
  const normal: Record<string, Json> = { ...statement };
  for (const key of LISTS) if (normal[key] !== undefined) normal[key] = asSet(normal[key]);
  for (const key of PRINCIPALS) {
    const who = normal[key];
    if (who === "*") normal[key] = { AWS: sorted(["*"]) };
    else if (isPlain(who)) normal[key] = setsOf(who);
  }
  if (isPlain(normal.Condition)) {
    const operators = Object.entries(normal.Condition);
    normal.Condition = Object.fromEntries(
      operators.map(([operator, keys]) => [operator, isPlain(keys) ? setsOf(keys, spelt) : keys]),
    );
  }
  return normal;
}

function setsOf(object: JsonObject, form = (one: Json): Json => one): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, one]) => [key, asSet(one, form)]));
}

function asSet(value: Json, form = (one: Json): Json => one): Json {
  return sorted(([value].flat() as Json[]).map(form));
}

/** Conditions hold texts: a number or truth value is the same as its text. */
function spelt(value: Json): Json {
  return typeof value === "boolean" || typeof value === "number" ? String(value) : value;
}
