import type { Json, JsonObject } from "../constants.js";
import { isObject } from "./shape.js";

/**
 * Shorter values are no secrets that a text could be searched for: "dev", marked sensitive somewhere,
 * would black out every name in a report. Where they are marked they are masked all the same.
 */
const MIN_LENGTH = 6;

/** The sections of a plan that hold values with their sensitivity. */
export interface Sections {
  readonly resource_changes: Json | undefined;
  readonly resource_drift: Json | undefined;
  readonly output_changes: Json | undefined;
  readonly variables: Json | undefined;
  readonly configuration: Json | undefined;
}

/**
 * Every text that the plan marks sensitive anywhere.
 *
 * Marks do not follow a value into what a provider computes from it: a tag that is sensitive in `tags`
 * stands unmarked in `tags_all`. So whatever equals or contains a marked text is held to be marked.
 */
export function secretsOf(sections: Sections): ReadonlySet<string> {
  const found = new Set<string>();
  for (const section of [sections.resource_changes, sections.resource_drift]) {
    for (const entry of Array.isArray(section) ? section : []) {
      if (isObject(entry)) fromChange(entry.change, found);
    }
  }
  if (isObject(sections.output_changes)) {
    for (const change of Object.values(sections.output_changes)) fromChange(change, found);
  }
  fromVariables(sections, found);
  return found;
}

function fromChange(change: Json | undefined, found: Set<string>): void {
  if (!isObject(change)) return;
  collect(change.before, change.before_sensitive, found);
  collect(change.after, change.after_sensitive, found);
}

/** Values of root variables; whether one is sensitive stands in the configuration. */
function fromVariables({ variables, configuration }: Sections, found: Set<string>): void {
  const root = isObject(configuration) ? configuration.root_module : undefined;
  const declared = isObject(root) ? root.variables : undefined;
  if (!isObject(variables) || !isObject(declared)) return;
  for (const [name, variable] of Object.entries(variables)) {
    const declaration = Object.hasOwn(declared, name) ? declared[name] : undefined;
    if (!isObject(variable) || !isObject(declaration) || declaration.sensitive !== true) continue;
    collect(variable.value, true, found);
    collect(declaration.default, true, found);
  }
}

function collect(value: Json | undefined, mask: Json | undefined, found: Set<string>): void {
  if (value === undefined || value === null || mask === undefined) return;
  if (typeof value !== "object") {
    if (mask === true) keep(String(value), typeof value === "boolean", found);
    return;
  }
  if (mask === null || (typeof mask !== "object" && mask !== true)) return;
  for (const [step, part] of Object.entries(value)) {
    collect(part, mask === true ? true : (mask as JsonObject)[step], found);
  }
}

function keep(text: string, common: boolean, found: Set<string>): void {
  if (!common && text.length >= MIN_LENGTH) found.add(text);
}
