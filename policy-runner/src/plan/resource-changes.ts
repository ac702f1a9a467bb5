import type { Json, JsonObject } from "../constants.js";
import { CannotJudge } from "../errors.js";
import { inside, isObject, list, misshapen, object, type Place, text } from "./shape.js";
import type { Change, ResourceChange } from "./types.js";

/**
 * Every combination of actions that Terraform plans.
 * Source: https://developer.hashicorp.com/terraform/internals/json-format#change-representation, and
 * `internal/command/jsonplan` for "forget".
 */
const ACTIONS: ReadonlySet<string> = new Set(
  [
    ["no-op"],
    ["create"],
    ["read"],
    ["update"],
    ["delete"],
    ["forget"],
    ["delete", "create"],
    ["create", "delete"],
    ["create", "forget"],
  ].map((actions) => JSON.stringify(actions)),
);

/**
 * The entries of `resource_changes`, reduced to what {@link ResourceChange} names: what was before, which
 * may hold secrets too, goes no further.
 *
 * @throws CannotJudge when an entry lacks what a judgement relies on, has an action that is not known,
 *   or is there twice; errors name the entry's index only, as addresses are content
 */
export function readResourceChanges(value: Json, place: Place): readonly ResourceChange[] {
  const first = new Map<string, number>();
  return list(value, place).map((entry, index) => {
    const at = inside(place, index);
    const change = readEntry(object(entry, at), at);
    // NUL occurs in no address: Terraform quotes it.
    const key = `${change.address}\0${change.deposed ?? ""}`;
    const twin = first.get(key);
    if (twin !== undefined) throw twice(at, twin);
    first.set(key, index);
    return change;
  });
}

function twice(place: Place, twin: number): CannotJudge {
  return new CannotJudge(
    `${place.name}: ${place.path} has the address of entry ${twin} again, so it is unclear which one holds; write the plan again with \`terraform show -json PLANFILE\`.`,
  );
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
  if (ACTIONS.has(JSON.stringify(actions))) return actions;
  throw new CannotJudge(
    `${place.name}: ${place.path} is not an action that this version of policy-runner knows; update policy-runner, or write the plan again.`,
  );
}

/** A mask is a boolean or an object; Terraform 0.13 and older left out what masks nothing. */
function readMask(value: Json | undefined, place: Place): Json {
  if (value === undefined) return {};
  if (typeof value === "boolean" || isObject(value)) return value;
  throw misshapen(place, "an object, true or false");
}
