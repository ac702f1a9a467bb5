import type { Json, JsonObject } from "../../src/constants.js";
import type { Change, PlanDocument } from "./court.js";

/** A resource of a plan, and the block that configures it. */
export interface Place {
  readonly change: Change["change"];
  readonly block: JsonObject;
  readonly expressions: JsonObject;
}

/** The values of a break's pointer: "rule/0/status" → rule, 0, status. */
export function stepsOf(pointer: string): readonly string[] {
  return pointer.split("/").map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Finds a resource in a module of the root. */
export function placeOf(document: PlanDocument, address: string): Place {
  const change = document.resource_changes.find((one) => one.address === address);
  const call = /^module\.([^.[]+)/.exec(address)?.[1] ?? "";
  const root = document.configuration.root_module as JsonObject;
  const { module } = (root.module_calls as JsonObject)[call] as JsonObject;
  const resources = (module as JsonObject).resources as JsonObject[];
  const block = resources.find(({ type, name }) => type === change?.type && name === change?.name);
  if (change === undefined || block === undefined) throw new Error(`No resource ${address}.`);
  const expressions = (block.expressions ?? {}) as JsonObject;
  return { change: change.change, block, expressions };
}

/** Sets a value that is known. */
export function set({ change, expressions }: Place, steps: readonly string[], value: Json): void {
  write(change.after as JsonObject, steps, value);
  clear(change.after_unknown, steps);
  if (steps.length === 1) expressions[steps[0] as string] = { constant_value: value };
}

/** Takes a value away: null where a key is left, nothing where it is not. */
export function unset(place: Place, steps: readonly string[], keepsKey: boolean): void {
  const { change, expressions } = place;
  write(change.after as JsonObject, steps, null);
  if (!keepsKey) remove(change.after as JsonObject, steps);
  clear(change.after_unknown, steps);
  if (steps.length === 1) delete expressions[steps[0] as string];
}

/** Makes a value known only after apply, by an expression that says nothing of it. */
export function hide({ change, expressions }: Place, steps: readonly string[]): void {
  write(change.after as JsonObject, steps, null);
  if (Number.isNaN(Number(steps.at(-1)))) remove(change.after as JsonObject, steps);
  write(change.after_unknown, steps, true);
  obscure(expressions, steps);
}

/** The expression that sets a value, or the block that it would stand in, says nothing of it. */
function obscure(expressions: JsonObject, steps: readonly string[]): void {
  let block = expressions;
  for (const [i, step] of steps.entries()) {
    const part = block[step];
    const isBlock = part !== null && typeof part === "object" && !isExpression(part as JsonObject);
    if (isBlock && i < steps.length - 1) block = part as JsonObject;
    else {
      if (i === 0 || !Array.isArray(block)) block[step] = { references: ["local.later"] };
      return;
    }
  }
}

function isExpression(part: JsonObject): boolean {
  return "constant_value" in part || "references" in part;
}

/** The value at a place, or undefined. */
export function valueAt(root: Json, steps: readonly string[]): Json | undefined {
  let value: Json | undefined = root;
  for (const step of steps) value = (value as JsonObject | null | undefined)?.[step];
  return value;
}

function write(root: JsonObject, steps: readonly string[], value: Json): void {
  let at = root;
  for (const [i, step] of steps.slice(0, -1).entries()) {
    if (at[step] === null || typeof at[step] !== "object") {
      at[step] = Number.isNaN(Number(steps[i + 1])) ? {} : [];
    }
    at = at[step] as JsonObject;
  }
  at[steps.at(-1) as string] = value;
}

function remove(root: JsonObject, steps: readonly string[]): void {
  const parent = valueAt(root, steps.slice(0, -1));
  const last = steps.at(-1) as string;
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (parent !== null && typeof parent === "object") delete (parent as JsonObject)[last];
}

/** What is known is unknown neither by itself nor through what holds it. */
function clear(unknown: JsonObject, steps: readonly string[]): void {
  let at = unknown;
  for (const step of steps.slice(0, -1)) {
    if (at[step] === true) delete at[step];
    if (at[step] === null || typeof at[step] !== "object") return;
    at = at[step] as JsonObject;
  }
  delete at[steps.at(-1) as string];
}
