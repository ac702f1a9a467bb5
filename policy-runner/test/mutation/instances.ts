import type { JsonObject } from "../../src/constants.js";
import { judges } from "../../src/evaluate/scope.js";
import type { Rule } from "../../src/evaluate/types.js";
import type { PlanDocument } from "./court.js";

/** Addresses of the instances of the one module that a plan is made of. */
export function instancesOf({ resource_changes }: PlanDocument): readonly string[] {
  const all = resource_changes.map((one) => one.module_address ?? "");
  return [...new Set(all)].filter((module) => module !== "");
}

/** What of a plan a rule reads, and what that refers to: the rest only takes time. */
export function relevant(rule: Rule, plan: PlanDocument): PlanDocument {
  const root = plan.configuration.root_module as JsonObject;
  const calls = Object.entries(root.module_calls as JsonObject) as [string, JsonObject][];
  const own = (type: string) => judges(rule, type) || rule.reads.includes(type);
  const text = JSON.stringify(calls.map(([, call]) => blocksOf(call, own)));
  const named = new Set(text.match(/\baws_[a-z0-9_]+(?=\.)/g));
  const wanted = (type: string) => own(type) || named.has(type);
  const module_calls = Object.fromEntries(
    calls.map(([name, call]): [string, JsonObject] => [
      name,
      { ...call, module: { ...(call.module as JsonObject), resources: blocksOf(call, wanted) } },
    ]),
  );
  return {
    format_version: plan.format_version,
    terraform_version: plan.terraform_version,
    configuration: {
      provider_config: plan.configuration.provider_config ?? {},
      root_module: { module_calls },
    },
    resource_changes: plan.resource_changes.filter(
      ({ type, module_address }) => module_address !== undefined && wanted(type),
    ),
  };
}

function blocksOf(call: JsonObject, wanted: (type: string) => boolean): JsonObject[] {
  const blocks = (call.module as JsonObject).resources as JsonObject[];
  return blocks.filter(({ type }) => wanted(String(type)));
}
