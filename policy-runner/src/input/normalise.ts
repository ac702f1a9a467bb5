import type { Json } from "../constants.js";
import type { Plan } from "../plan/types.js";
import type { SourceIndex } from "../source/types.js";
import { Groups } from "./groups.js";
import type { Linked } from "./linked.js";
import { LinkReader } from "./links.js";
import { neighbourhoods, type Owned } from "./neighbourhoods.js";
import { type Known, type Owners, ownersOf } from "./owners.js";
import { projectChange } from "./projection.js";
import { type IsSecret, secretSearch } from "./secrets.js";
import type { Facts, Group, Interest, Location, PolicyInput } from "./types.js";
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
export function normalise(plan: Plan, setting: Setting): PolicyInput {
  return new Normaliser(plan, setting);
}

/** Two passes over the resources: which belong together, and then group by group what rules read. */
class Normaliser implements PolicyInput {
  readonly facts: Facts;
  private readonly groups: Groups;
  private readonly linkReader: LinkReader;
  private readonly isSecret: IsSecret;

  constructor(
    private readonly plan: Plan,
    private readonly setting: Setting,
  ) {
    this.linkReader = new LinkReader(plan.configuration, plan.resources, setting.interest);
    this.isSecret = secretSearch(plan.secrets);
    this.groups = new Groups(plan.resources.count);
    const unplaced = this.connect();
    this.groups.seal();
    this.facts = factsOf(plan, unplaced, setting);
  }

  /** Joins every neighbour with the units that it configures; gives those without a known one. */
  private connect(): Facts["unplaced"] {
    const { resources } = this.plan;
    const types = [...this.setting.interest.neighbours.keys()];
    const unplaced = new Map<string, string>();
    for (let own = 0; own < resources.count; own++) {
      const type = types[resources.typeOf(own)];
      if (type === undefined) continue;
      const linked = this.linked(own);
      const { found, lost } = this.owners(linked);
      for (const { address } of found) this.join(own, resources.find(address));
      for (const text of texts(linked.slim.values)) {
        for (const bearer of resources.known(text)) this.join(own, bearer);
      }
      const { address } = linked.slim;
      if (lost && address < (unplaced.get(type) ?? "\u{10ffff}")) unplaced.set(type, address);
    }
    return Object.fromEntries([...unplaced].map(([type, address]) => [type, [address]]));
  }

  private join(a: number, b: number): void {
    if (b !== -1 && a !== b) this.groups.join(a, b);
  }

  *shards(size: number): Generator<readonly Group[]> {
    let shard: Group[] = [];
    let units = 0;
    for (const members of this.groups.all()) {
      const group = this.group(members);
      if (group.length === 0) continue;
      shard.push(group);
      units += group.length;
      if (units < size) continue;
      yield shard;
      shard = [];
      units = 0;
    }
    if (units > 0) yield shard;
  }

  private group(members: readonly number[]): Group {
    const owned = members.map((own): Owned => {
      const linked = this.linked(own);
      return { slim: linked.slim, owners: this.owners(linked).found };
    });
    const { units } = this.setting.interest;
    return neighbourhoods(owned).filter(({ type }) => units === "all" || units.has(type));
  }

  private linked(own: number): Linked {
    const whole = this.plan.resources.read(own);
    const change = projectChange(whole, this.setting.interest.attributesOf(whole.type));
    const configured = this.linkReader.read(change);
    const source = sourceOf(change, this.setting.source);
    const action = actionOf(change);
    return {
      slim: slim(change, action, configured, source, this.isSecret),
      links: configured.links,
    };
  }

  private owners(linked: Linked): Owners {
    return ownersOf(linked, this.setting.interest, this.known);
  }

  private readonly known: Known = (value) =>
    this.plan.resources.known(value).map((own) => this.plan.resources.read(own));

  locate(address: string): Location | undefined {
    const { source } = this.setting;
    const own = source === null ? -1 : this.plan.resources.find(address);
    if (own === -1) return undefined;
    const block = source?.resources.get(configAddress(this.plan.resources.read(own)));
    return block === undefined ? undefined : { file: block.file, line: block.line };
  }
}

/** Every text in a value. */
function* texts(value: Json): Generator<string> {
  if (typeof value === "string") yield value;
  else if (value !== null && typeof value === "object") {
    for (const part of Object.values(value)) yield* texts(part);
  }
}

function factsOf(plan: Plan, unplaced: Facts["unplaced"], setting: Setting): Facts {
  const providers = plan.providers.flatMap((provider) => {
    const name = provider.full_name ?? provider.name;
    return name === undefined ? [] : [[name, provider.version_constraint ?? ""] as const];
  });
  return {
    ...setting.facts,
    terraform_version: plan.terraformVersion,
    provider_constraints: Object.fromEntries(providers.filter(([, version]) => version !== "")),
    resources: plan.resources.count,
    has_source: setting.source !== null,
    unplaced,
  };
}
