import type { Json, JsonObject } from "../constants.js";
import { CannotJudge } from "../errors.js";
import { inside, isObject, list, misshapen, object, type Place, text } from "./shape.js";
import type { Change, ResourceChange } from "./types.js";

/**
 * Every combination of actions that Terraform plans.
 * Source: https://developer.hashicorp.com/terraform/internals/json-format#change-representation, and
 * `internal/command/jsonplan` for "forget".
 */
export const ACTIONS: readonly (readonly string[])[] = [
  ["no-op"],
  ["create"],
  ["read"],
  ["update"],
  ["delete"],
  ["forget"],
  ["delete", "create"],
  ["create", "delete"],
  ["create", "forget"],
];

const KNOWN = new Set(ACTIONS.map((actions) => JSON.stringify(actions)));

/** Whether a resource is there after these actions: what is only deleted or forgotten is not. */
export function stays(actions: readonly string[]): boolean {
  return actions.some((action) => ["create", "update", "no-op", "read"].includes(action));
}

/**
 * One entry of `resource_changes`, reduced to what {@link ResourceChange} names.
 *
 * @throws CannotJudge when it lacks what a judgement relies on, or has an action that is not known;
 *   errors name the entry's index only, as addresses are content
 */
export function readResourceChange(value: Json, place: Place): ResourceChange {
  return readEntry(object(value, place), place);
}

/** Whether it is an entry without its change, as it should be: told without a place for each part. */
export function isHead(value: Json): value is Json & Omit<ResourceChange, "change"> {
  if (!isObject(value) || !holdsOnly(value, MEMBERS)) return false;
  const { address, module_address: module, mode, type, name, index, deposed } = value;
  return (
    isText(address) &&
    (module === undefined || isText(module)) &&
    (mode === "managed" || mode === "data") &&
    isText(type) &&
    isText(name) &&
    (index === undefined || typeof index === "string" || typeof index === "number") &&
    (deposed === undefined || isText(deposed)) &&
    (value.provider_name === undefined || isText(value.provider_name))
  );
}

/** The same of a change. */
export function isChange(value: Json): value is Json & Change {
  if (!isObject(value) || !holdsOnly(value, CHANGE_MEMBERS)) return false;
  const { actions, after, after_unknown, after_sensitive } = value;
  return (
    Array.isArray(actions) &&
    KNOWN.has(JSON.stringify(actions)) &&
    isObject(after) &&
    isMask(after_unknown) &&
    isMask(after_sensitive)
  );
}

const MEMBERS = new Set([
  "address",
  "module_address",
  "mode",
  "type",
  "name",
  "index",
  "deposed",
  "provider_name",
]);

const CHANGE_MEMBERS = new Set(["actions", "after", "after_unknown", "after_sensitive"]);

function holdsOnly(value: JsonObject, members: ReadonlySet<string>): boolean {
  for (const key in value) if (!members.has(key)) return false;
  return true;
}

function isText(value: Json | undefined): boolean {
  return typeof value === "string" && value !== "";
}

function isMask(value: Json | undefined): value is boolean | JsonObject {
  return typeof value === "boolean" || isObject(value);
}

function readEntry(entry: JsonObject, place: Place): ResourceChange {
  return {
    address: text(entry.address, inside(place, "address")),
    ...optionalText(entry, "module_address", place),
    mode: readMode(entry.mode, inside(place, "mode")),
    type: text(entry.type, inside(place, "type")),
    name: text(entry.name, inside(place, "name")),
    ...readIndex(entry.index, inside(place, "index")),
    ...optionalText(entry, "deposed", place),
    ...optionalText(entry, "provider_name", place),
    change: readChange(entry.change, inside(place, "change")),
  };
}

function optionalText<Key extends string>(
  entry: JsonObject,
  key: Key,
  place: Place,
): { [K in Key]?: string } {
  const value = entry[key];
  if (value === undefined || value === "") return {};
  return { [key]: text(value, inside(place, key)) } as { [K in Key]: string };
}

function readMode(value: Json | undefined, place: Place): "managed" | "data" {
  if (value === "managed" || value === "data") return value;
  throw misshapen(place, '"managed" or "data"');
}

function readIndex(value: Json | undefined, place: Place): { index?: number | string } {
  if (value === undefined) return {};
  if (typeof value === "string" || typeof value === "number") return { index: value };
  throw misshapen(place, "a number or a string");
}

function readChange(value: Json | undefined, place: Place): Change {
  const change = object(value, place);
  const actions = readActions(change.actions, inside(place, "actions"));
  const after = change.after ?? null;
  const stays = actions.includes("create") || actions.includes("update");
  if (!isObject(after) && (after !== null || stays)) {
    throw misshapen(inside(place, "after"), stays ? "an object" : "an object or null");
  }
  return {
    actions,
    after,
    after_unknown: readMask(change.after_unknown, inside(place, "after_unknown")),
    after_sensitive: readMask(change.after_sensitive, inside(place, "after_sensitive")),
  };
}

function readActions(value: Json | undefined, place: Place): readonly string[] {
  const actions = list(value, place).map((word, index) => text(word, inside(place, index)));
  if (KNOWN.has(JSON.stringify(actions))) return actions;
  throw new CannotJudge(
    `${place.name}: ${place.path} is not an action that this version of policy-runner knows; update policy-runner, or write the plan again.`,
  );
}

/** A mask is a boolean or an object; Terraform 0.13 and older left out what masks nothing. */
function readMask(value: Json | undefined, place: Place): Json {
  if (value === undefined) return {};
  if (isMask(value)) return value;
  throw misshapen(place, "an object, true or false");
}
