import type { Json, JsonObject } from "../constants.js";
import type { Facts as InputFacts, Neighbour, Unit } from "../input/types.js";
import { cidrText, parseCidr } from "./cidr.js";
import type { Environment } from "./environment.js";
import { placeOf } from "./facts.js";
import { type Reading, resourcesOf } from "./resources.js";
import type { GivenFacts } from "./types.js";

/** What the pack's settings say of an environment. */
export type Declared = Readonly<Record<string, Json>>;

/** What units of environments are made from. */
export interface Told extends Reading {
  readonly given: Readonly<Record<string, GivenFacts>>;
  /** By the environment's name. */
  readonly settings: ReadonlyMap<string, Declared>;
}

/**
 * Environments as rules judge them: one unit each, called as on the command line, with what it declares,
 * and the resources that rules read as its neighbours.
 */
export function environmentUnits(told: Told): Unit[] {
  const resources = resourcesOf(told);
  return told.likeness.environments.map((environment, i) =>
    unitOf(environment, resources[i] ?? [], told),
  );
}

function unitOf(environment: Environment, resources: readonly Neighbour[], told: Told): Unit {
  const { name, facts } = environment;
  const { blocks, isOpen } = blocksOf(environment);
  const values: JsonObject = {
    ...told.settings.get(name),
    environment: facts.environment ?? name,
    ...placesOf(environment, told.given[name] ?? {}),
    ...(blocks.length > 0 ? { cidrs: [...blocks] } : {}),
  };
  return {
    address: name,
    type: "environment",
    name,
    module: "",
    index: null,
    action: "no-op",
    values,
    unknown: isOpen ? { "/cidrs": [] } : {},
    sensitive: {},
    configured: {},
    references: {},
    source: null,
    referenced_by: byType(resources),
  };
}

/** Accounts and regions that its roots name, each by itself. */
function placesOf({ roots }: Environment, given: GivenFacts) {
  const own = [...roots.values()].map((root) => placeOf([root], given));
  const distinct = (all: readonly (string | null)[]) => [
    ...new Set(all.filter((one): one is string => one !== null)),
  ];
  return {
    accounts: distinct(own.map(({ account }) => account)).sort(),
    regions: distinct(own.map(({ region }) => region)).sort(),
  };
}

/** Blocks of networks as they are, and whether there are some that only apply will tell. */
function blocksOf({ facts, roots }: Environment): { blocks: readonly string[]; isOpen: boolean } {
  const all = [...roots.values()].map(({ index }) => index);
  const own = all.flatMap(({ blocks }) => [...blocks.values()].map(parseCidr));
  const known = [...facts.cidrs, ...own].flatMap((one) => (one === null ? [] : [cidrText(one)]));
  return {
    blocks: [...new Set(known)].sort(),
    isOpen: all.some(({ unknownBlocks }) => unknownBlocks > 0),
  };
}

function byType(resources: readonly Neighbour[]): Unit["referenced_by"] {
  const groups: Record<string, Neighbour[]> = Object.create(null);
  for (const one of resources) {
    const group = groups[one.type];
    if (group === undefined) groups[one.type] = [one];
    else group.push(one);
  }
  return groups;
}

/** What rules see besides environments: a comparison is of no single plan. */
export function comparisonFacts(project: string, now: string, resources: number): InputFacts {
  return {
    environment: "environments",
    project,
    target: "unknown",
    now,
    terraform_version: "unknown",
    provider_constraints: {},
    regions: {},
    resources,
    has_source: false,
    unplaced: {},
  };
}
