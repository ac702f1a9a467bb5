import type { Json, JsonObject } from "../constants.js";
import { CannotJudge } from "../errors.js";

/** Says where in which file a value stands: `plan.json: resource_changes[3].address`. */
export interface Place {
  readonly name: string;
  readonly path: string;
}

/** A place below another, whose path is made when a person is to read it. */
class Inside implements Place {
  constructor(
    private readonly parent: Place,
    private readonly step: string | number | null,
  ) {}

  get name(): string {
    return this.parent.name;
  }

  get path(): string {
    const step = this.step ?? "*";
    const { path } = this.parent;
    if (typeof step === "number") return `${path}[${step}]`;
    return path === "" ? step : `${path}.${step}`;
  }
}

/** The place of a member; a number is an index, `null` a member whose key is content and stays unsaid. */
export function inside(place: Place, step: string | number | null): Place {
  return new Inside(place, step);
}

/** A refusal because the value at `place` is not `expected`. */
export function misshapen(place: Place, expected: string): CannotJudge {
  return new CannotJudge(
    `${place.name}: ${place.path} is not ${expected}, so this is no plan that Terraform wrote; write it again with \`terraform show -json PLANFILE\`.`,
  );
}

/** Whether it is an object, not an array or null. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @throws CannotJudge when it is not an object */
export function object(value: Json | undefined, place: Place): JsonObject {
  if (isObject(value)) return value;
  throw misshapen(place, "an object");
}

/** @throws CannotJudge when it is not an array */
export function list(value: Json | undefined, place: Place): readonly Json[] {
  if (Array.isArray(value)) return value;
  throw misshapen(place, "a list");
}

/** @throws CannotJudge when it is not a string of at least one character */
export function text(value: Json | undefined, place: Place): string {
  if (typeof value === "string" && value !== "") return value;
  throw misshapen(place, "a non-empty string");
}

/** @throws CannotJudge when it is there and neither true nor false */
export function optionalFlag(value: Json | undefined, place: Place): boolean | undefined {
  if (value === undefined || typeof value === "boolean") return value;
  throw misshapen(place, "true or false");
}

/** Applies `check` to each member of an object that may be absent. */
export function eachMember(
  value: Json | undefined,
  place: Place,
  check: (member: Json, place: Place) => void,
): void {
  if (value === undefined) return;
  for (const member of Object.values(object(value, place))) check(member, inside(place, null));
}

/** Applies `check` to each element of an array that may be absent. */
export function eachElement(
  value: Json | undefined,
  place: Place,
  check: (element: Json, place: Place) => void,
): void {
  if (value === undefined) return;
  list(value, place).forEach((element, index) => {
    check(element, inside(place, index));
  });
}
