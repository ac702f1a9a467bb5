import type { Json, JsonObject } from "../constants.js";
import type { ControlPolicy } from "./types.js";

/** An action in a region, as a service control policy would meet it. */
export interface Attempt {
  readonly action: string;
  readonly region: string;
}

/**
 * Whether some policy denies an attempt for every resource and everyone.
 *
 * A condition other than on the region counts as not met: a denial with exceptions is no guarantee.
 */
export function isDenied(policies: readonly ControlPolicy[], attempt: Attempt): boolean {
  return policies.some(({ content }) => statementsOf(content).some((one) => denies(one, attempt)));
}

function statementsOf(content: string): readonly JsonObject[] {
  try {
    const { Statement } = JSON.parse(content) as JsonObject;
    return ([Statement ?? []].flat() as Json[]).filter(isObject);
  } catch {
    return [];
  }
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function denies(statement: JsonObject, { action, region }: Attempt): boolean {
  const { Effect, Action, NotAction, Resource, Condition } = statement;
  if (Effect !== "Deny" || !texts(Resource).includes("*")) return false;
  const isMeant =
    Action === undefined
      ? NotAction !== undefined && !texts(NotAction).some((one) => matches(one, action))
      : texts(Action).some((one) => matches(one, action));
  return isMeant && (Condition === undefined || isMet(Condition, region));
}

const OPERATORS: Readonly<Record<string, (wanted: readonly string[], region: string) => boolean>> =
  {
    stringequals: (wanted, region) => wanted.includes(region),
    stringnotequals: (wanted, region) => !wanted.includes(region),
    stringlike: (wanted, region) => wanted.some((one) => matches(one, region)),
    stringnotlike: (wanted, region) => !wanted.some((one) => matches(one, region)),
  };

function isMet(condition: Json, region: string): boolean {
  if (!isObject(condition)) return false;
  return Object.entries(condition).every(([operator, keys]) => {
    const met = OPERATORS[operator.toLowerCase()];
    return (
      met !== undefined &&
      isObject(keys) &&
      Object.entries(keys).every(
        ([key, wanted]) =>
          key.toLowerCase() === "aws:requestedregion" && met(texts(wanted), region),
      )
    );
  });
}

function texts(value: Json | undefined): readonly string[] {
  return ([value ?? []].flat() as Json[]).filter((one): one is string => typeof one === "string");
}

function matches(pattern: string, text: string): boolean {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${escaped}$`, "i").test(text);
}
