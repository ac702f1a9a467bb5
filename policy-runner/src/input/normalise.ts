import type { Plan, PlanParts } from "../plan/types.js";
import type { SourceIndex } from "../source/types.js";
import { connect } from "./connect.js";
import { staleOf } from "./echoes.js";
import { Groups } from "./groups.js";
import { regionsOf } from "./provider-regions.js";
import type { Facts, Group, Interest, PolicyInput, Range, SharedInput } from "./types.js";
import { UnitReader } from "./unit-reader.js";

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
 *
 * Two passes over the resources: which belong together, and then group by group what rules read.
 */
export function normalise(plan: Plan, { facts, interest, source }: Setting): PolicyInput {
  const stale = staleOf(plan);
  const reader = new UnitReader(plan, interest, source, stale);
  const { groups, unplaced } = connect(plan, reader, interest);
  const regions = regionsOf(plan, source);
  const all = factsOf(plan, { ...facts, has_source: source !== null, regions, unplaced });
  const share = () => ({ plan: plan.share(), facts: all, groups: groups.share(), source, stale });
  return { ...readThrough(reader, groups), facts: all, share };
}

/** The policy input that another thread has made. */
export function attachInput(shared: SharedInput, plan: PlanParts, interest: Interest): PolicyInput {
  const reader = new UnitReader(plan, interest, shared.source, shared.stale);
  const groups = Groups.of(shared.groups);
  return { ...readThrough(reader, groups), facts: shared.facts, share: () => shared };
}

function readThrough(
  reader: UnitReader,
  groups: Groups,
): Pick<PolicyInput, "count" | "shards" | "locate"> {
  const { count } = groups;
  return {
    count,
    shards: (size, ranges) => shards(reader, groups, size, ranges),
    locate: (address) => reader.locate(address),
  };
}

function* shards(
  reader: UnitReader,
  groups: Groups,
  size: number,
  ranges: Iterable<Range> = [{ from: 0, to: groups.count }],
): Generator<readonly Group[]> {
  for (const range of ranges) {
    let shard: Group[] = [];
    let units = 0;
    for (const members of groups.within(range)) {
      const group = reader.group(members);
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
}

function factsOf(
  plan: Plan,
  rest: Omit<Facts, "terraform_version" | "provider_constraints" | "resources">,
): Facts {
  const providers = plan.providers.flatMap((provider) => {
    const name = provider.full_name ?? provider.name;
    return name === undefined ? [] : [[name, provider.version_constraint ?? ""] as const];
  });
  return {
    ...rest,
    terraform_version: plan.terraformVersion,
    provider_constraints: Object.fromEntries(providers.filter(([, version]) => version !== "")),
    resources: plan.resources.count,
  };
}
