import type { Json, JsonObject } from "../constants.js";
import { canonical, isSame, shown } from "./compare.js";
import type { Plane, Side, Weakening } from "./types.js";

/**
 * In which direction a parameter is stricter, as `stricter` says in policies/schemas/parameters.json;
 * `fewer` and `more` are entries of a list or members of an object.
 */
export type Direction = "higher" | "lower" | "fewer" | "more" | "true" | "false";

/** What a change of a parameter does to the rules that read it. */
export type Effect = "none" | "stricter" | "looser" | "unclear";

/** Whether a parameter is stricter than it was; without a direction nobody can tell. */
export function effectOf(direction: Direction | undefined, before: Json, after: Json): Effect {
  if (isSame(before, after)) return "none";
  const isStricter = direction === undefined ? undefined : TESTS[direction](before, after);
  return isStricter === undefined ? "unclear" : isStricter ? "stricter" : "looser";
}

/** Undefined where values are not of the kind that has this direction. */
const TESTS: Readonly<Record<Direction, (before: Json, after: Json) => boolean | undefined>> = {
  higher: (before, after) => numbers(before, after, (a, b) => b > a),
  lower: (before, after) => numbers(before, after, (a, b) => b < a),
  fewer: (before, after) => isWithin(after, before),
  more: (before, after) => isWithin(before, after),
  true: (_, after) => after === true,
  false: (_, after) => after === false,
};

function numbers(
  before: Json,
  after: Json,
  test: (a: number, b: number) => boolean,
): boolean | undefined {
  return typeof before === "number" && typeof after === "number" ? test(before, after) : undefined;
}

/** Whether everything in one value is in the other: entries of lists, members of objects, in depth. */
function isWithin(one: Json, other: Json): boolean | undefined {
  if (Array.isArray(one) && Array.isArray(other)) {
    const known = new Set(other.map(canonical));
    return one.every((entry) => known.has(canonical(entry)));
  }
  if (!isObject(one) || !isObject(other)) return undefined;
  return Object.entries(one).every(([key, value]) => {
    const counterpart = Object.hasOwn(other, key) ? other[key] : undefined;
    if (counterpart === undefined) return false;
    return isSame(value, counterpart) || isWithin(value, counterpart) === true;
  });
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Parameters that one plane has otherwise than the base branch. */
export function parameterWeakenings(
  base: Side,
  head: Side,
  [before, after, label]: readonly [Plane, Plane, string],
): readonly Weakening[] {
  const directions = directionsOf(base);
  return Object.entries(before.parameters).flatMap(([name, value]) => {
    const own = Object.hasOwn(after.parameters, name) ? after.parameters[name] : undefined;
    const effect = own === undefined ? "looser" : effectOf(directions.get(name), value, own);
    if (effect === "none" || effect === "stricter") return [];
    const change = `${shown(value)} → ${shown(own)}`;
    const message =
      effect === "looser"
        ? `It is looser: ${change}.`
        : `It has changed, and nothing says in which direction it is stricter: ${change}.`;
    const kind = effect === "looser" ? "parameter-loosened" : "parameter-changed";
    const place = placeOf(base, head, name, after.environment);
    return [{ kind, what: name, environments: [label], message, ...place }];
  });
}

/** The directions are the base branch's: a change can not turn its own round. */
function directionsOf({ pack }: Side): ReadonlyMap<string, Direction> {
  const properties = (pack.schemas.parameters.properties ?? {}) as Record<string, JsonObject>;
  return new Map(
    Object.entries(properties).flatMap(([name, { stricter }]) =>
      typeof stricter === "string" && Object.hasOwn(TESTS, stricter)
        ? [[name, stricter as Direction] as const]
        : [],
    ),
  );
}

/** The file that sets a parameter: of a default, that below params; else where the environments are. */
function placeOf(
  base: Side,
  head: Side,
  name: string,
  environment: string,
): Pick<Weakening, "file" | "line"> {
  const { settings, pack } = head.files;
  const folder = `${pack}/params/`;
  if (!isSame(base.pack.parameters[name], head.pack.parameters[name])) {
    for (const [file, text] of head.texts) {
      const line = file.startsWith(folder)
        ? text.split("\n").findIndex((one) => one.startsWith(`${name}:`))
        : -1;
      if (line >= 0) return { file, line: line + 1 };
    }
  }
  const own = head.line(`/environments/${environment}/parameters/${name}`);
  return { file: settings, line: own ?? head.line(`/parameters/${name}`) };
}
