import type { Plan, ResourceChange } from "../plan/types.js";
import type { SourceIndex } from "../source/types.js";
import { indexConfiguration } from "./configuration.js";
import { indexIdentities } from "./identities.js";
import { indexInstances } from "./instances.js";
import { configuredLinks } from "./links.js";
import { type Linked, neighbourhoods, withNeighbours } from "./neighbourhoods.js";
import { Resolver } from "./references.js";
import { secretSearch } from "./secrets.js";
import type { Action, Facts, Interest, Location, Normalised } from "./types.js";
import { actionOf, configAddress, slim, sourceOf } from "./units.js";

/** What normalisation takes besides the plan. */
export interface Setting {
  /** Facts that do not come from the plan. */
  readonly facts: Pick<Facts, "environment" | "project" | "target" | "now">;
  readonly interest: Interest;
  /** The HCL source, or null when it was not given. */
  readonly source: SourceIndex | null;
}

/**
 * Plan → policy input: what stays after apply, each resource with its neighbourhood, references
 * resolved, unknown and sensitive paths marked, sensitive values gone.
 */
export function normalise(plan: Plan, setting: Setting): Normalised {
  const staying = plan.resourceChanges.flatMap((change): [ResourceChange, Action][] => {
    const action = actionOf(change);
    return action === null ? [] : [[change, action]];
  });
  const linked = linkAll(plan, staying, setting);
  const around = neighbourhoods(
    linked,
    setting.interest.neighbours,
    indexIdentities(linked.map((one) => one.slim)),
  );
  const { units: judged } = setting.interest;
  const units = linked
    .filter(({ slim }) => judged === "all" || judged.has(slim.type))
    .map(({ slim }) => withNeighbours(slim, around.of.get(slim.address) ?? []))
    .sort((a, b) => (a.address < b.address ? -1 : 1));
  const facts = factsOf(plan, staying.length, around.unplaced, setting);
  return { input: { facts, units }, locations: locate(staying, setting.source) };
}

function linkAll(
  plan: Plan,
  staying: readonly [ResourceChange, Action][],
  setting: Setting,
): Linked[] {
  const configuration = indexConfiguration(plan);
  const resolver = new Resolver(configuration, indexInstances(staying.map(([change]) => change)));
  const isSecret = secretSearch(plan.secrets);
  return staying.map(([change, action]) => {
    const configured = configuredLinks(change, configuration, resolver);
    const source = sourceOf(change, setting.source);
    return { slim: slim(change, action, configured, source, isSecret), links: configured.links };
  });
}

function factsOf(
  plan: Plan,
  resources: number,
  unplaced: Facts["unplaced"],
  setting: Setting,
): Facts {
  const providers = Object.values(plan.configuration.provider_config ?? {}).flatMap((provider) => {
    const name = provider.full_name ?? provider.name;
    return name === undefined ? [] : [[name, provider.version_constraint ?? ""] as const];
  });
  return {
    ...setting.facts,
    terraform_version: plan.terraformVersion,
    provider_constraints: Object.fromEntries(providers.filter(([, version]) => version !== "")),
    resources,
    has_source: setting.source !== null,
    unplaced,
  };
}

function locate(
  staying: readonly [ResourceChange, Action][],
  source: SourceIndex | null,
): ReadonlyMap<string, Location> {
  const locations = new Map<string, Location>();
  for (const [change] of staying) {
    const block = source?.resources.get(configAddress(change));
    if (block !== undefined) locations.set(change.address, { file: block.file, line: block.line });
  }
  return locations;
}
