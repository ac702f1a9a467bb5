import type { Json, JsonObject } from "../constants.js";

/** Parts of a statement whose order, and whether one stands alone or in a list, mean nothing. */
const LISTS = ["Action", "NotAction", "Resource", "NotResource"];
const PRINCIPALS = ["Principal", "NotPrincipal"];

/** Attributes whose documents filter messages or events: their lists say what matches, in any order. */
const FILTER = /(?:^|[/_])(?:filter_policy|event_pattern|pattern)$/;

/** The document that a JSON text is; undefined when it is none. */
export function readDocument(text: string): JsonObject | Json[] | undefined {
  try {
    const document = JSON.parse(text) as Json;
    return document !== null && typeof document === "object" ? document : undefined;
  } catch {
    return undefined;
  }
}

/** Policies of IAM, and filters, in one normal form; any other document as it is. */
export function normalDocument(document: Json, path: string): Json {
  if (FILTER.test(path)) return withSortedLists(document);
  if (!isPolicy(document)) return document;
  const statements = [document.Statement].flat() as JsonObject[];
  return { ...document, Statement: bySid(statements.map(normalStatement)) };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isPolicy(document: Json): document is JsonObject {
  if (!isObject(document)) return false;
  const statements = [document.Statement ?? null].flat();
  return statements.every((one) => isObject(one) && typeof one.Effect === "string");
}

function withSortedLists(value: Json): Json {
  if (Array.isArray(value)) return inOrder(value);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withSortedLists(one)]));
}

function normalStatement(statement: JsonObject): JsonObject {
  const normal: JsonObject = { ...statement };
  for (const key of LISTS) if (normal[key] !== undefined) normal[key] = asList(normal[key]);
  for (const key of PRINCIPALS) {
    const who = normal[key];
    if (who === "*") normal[key] = { AWS: ["*"] };
    else if (isObject(who)) normal[key] = listsOf(who);
  }
  if (isObject(normal.Condition)) {
    const operators = Object.entries(normal.Condition);
    normal.Condition = Object.fromEntries(
      operators.map(([operator, keys]) => [operator, isObject(keys) ? listsOf(keys) : keys]),
    );
  }
  return normal;
}

function listsOf(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, one]) => [key, asList(one)]));
}

function asList(value: Json): Json[] {
  return inOrder([value].flat() as Json[]);
}

function inOrder(elements: readonly Json[]): Json[] {
  const text = (one: Json) => JSON.stringify(one);
  return [...elements].sort((a, b) => (text(a) < text(b) ? -1 : 1));
}

/** Statements by their Sid, or by what they say: a policy is a set of them. */
function bySid(statements: readonly JsonObject[]): JsonObject | Json[] {
  const ids = statements.map(({ Sid }) => (typeof Sid === "string" ? Sid : ""));
  const areUnique = new Set(ids).size === ids.length && !ids.includes("");
  if (!areUnique) return inOrder(statements);
  return Object.fromEntries(statements.map((one, i) => [ids[i], one]));
}
