import { type ModuleStep, moduleSteps } from "../address.js";
import type { Json } from "../constants.js";
import type { Expression, Plan, ProviderConfig } from "../plan/types.js";
import type { SourceIndex } from "../source/types.js";
import { traversals } from "./expressions.js";
import { type IsSecret, secretSearch } from "./secrets.js";
import type { Facts } from "./types.js";

const FORM = /^[a-z]+(?:-[a-z]+)+-\d+$/;

/** A variable, and what is taken of it: `var.x`, `var.x.region`, `var.x["live"]`. */
const VARIABLE = /^var\.([\w-]+)((?:\.[A-Za-z_][\w-]*|\["[^"\\]*"\])*)$/;

const STEP = /\.([^.[]+)|\["([^"]*)"\]/g;

/** What of a plan tells regions. */
export type Told = Pick<Plan, "providers" | "configuration" | "variable" | "secrets">;

/**
 * Region of each provider, by the key under which blocks name it, as far as the plan tells: by a constant,
 * or by a variable and nothing besides. A local, a data source or the environment of the run tell none, and
 * what is sensitive is not told.
 *
 * A plan lists what an expression refers to, not how: `var.region == "x" ? "y" : "z"` looks like
 * `var.region`. Where the source is given, only the plain form tells. What has not the form of a region is
 * none.
 */
export function regionsOf(plan: Told, source: Pick<SourceIndex, "regions"> | null = null) {
  const isSecret = secretSearch(plan.secrets);
  const regions: Facts["regions"] = Object.fromEntries(
    plan.providers.flatMap((provider) => {
      const key = keyOf(provider);
      if (isMade(source?.regions?.get(key))) return [];
      const steps = moduleSteps(provider.module_address ?? "");
      const region = provider.region && told(provider.region, steps, plan);
      return isRegion(region, isSecret) ? [[key, region]] : [];
    }),
  );
  return regions;
}

/** Whether the text of an expression is more than a constant or a variable. */
function isMade(text: string | undefined): boolean {
  if (text === undefined || /^"[^"$%]*"$/.test(text)) return false;
  return !VARIABLE.test(/^"\$\{\s*(.*?)\s*\}"$/.exec(text)?.[1] ?? text);
}

/** As Terraform writes it: `aws`, `aws.virginia`, `module.copies:aws`. */
function keyOf({ name = "", alias, module_address: module }: ProviderConfig): string {
  const local = alias === undefined ? name : `${name}.${alias}`;
  return module === undefined ? local : `${module}:${local}`;
}

function isRegion(value: Json | undefined, isSecret: IsSecret): value is string {
  return typeof value === "string" && FORM.test(value) && !isSecret(value);
}

/** The value of an expression in a module, where it is a constant or leads to one by variables alone. */
function told(
  { constant_value: constant, references = [] }: Expression,
  steps: readonly ModuleStep[],
  plan: Told,
): Json | undefined {
  if (constant !== undefined) return constant;
  const [only, ...others] = traversals(references);
  const match = others.length > 0 ? null : VARIABLE.exec(only ?? "");
  if (match === null) return undefined;
  const [, name = "", path = ""] = match;
  return partOf(variableOf(name, steps, plan), path);
}

/** A module's variable is what its call sets it to; what the module itself has as default, no plan is asked. */
function variableOf(name: string, steps: readonly ModuleStep[], plan: Told): Json | undefined {
  if (steps.length === 0) return plan.variable(name);
  const given = plan.configuration.call(steps)?.expression(name);
  return given === undefined ? undefined : told(given, steps.slice(0, -1), plan);
}

function partOf(value: Json | undefined, path: string): Json | undefined {
  let part = value;
  for (const [, name, key] of path.matchAll(STEP)) {
    const step = name ?? key ?? "";
    const holds = part !== null && typeof part === "object" && Object.hasOwn(part, step);
    part = holds ? (part as { [step: string]: Json })[step] : undefined;
  }
  return part;
}
