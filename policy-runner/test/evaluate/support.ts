import { join } from "node:path";
import { loadBundle } from "../../src/evaluate/bundle.js";
import type { Bundle, Rule } from "../../src/evaluate/types.js";
import type { Facts, Group, PolicyInput, Range, Unit } from "../../src/input/types.js";
import { resolveSettings } from "../../src/settings/resolve.js";
import type { Settings, TeamConfig } from "../../src/settings/types.js";
import { ROOT } from "../support/cli.js";

/** The pack of this checkout. */
export const DIST = join(ROOT, "policies/dist");

/** The shipped bundle, reduced to the rules with these ids. */
export async function bundleOf(...ids: readonly string[]): Promise<Bundle> {
  const bundle = await loadBundle(DIST);
  return { ...bundle, catalogue: bundle.catalogue.filter((rule) => ids.includes(rule.id)) };
}

/** A bundle with one of its rules changed. */
export function withRule(bundle: Bundle, id: string, change: Partial<Rule>): Bundle {
  const catalogue = bundle.catalogue.map((rule) =>
    rule.id === id ? { ...rule, ...change } : rule,
  );
  return { ...bundle, catalogue };
}

/** What holds in dev. */
export function settingsOf(bundle: Bundle, team: TeamConfig | null = null): Promise<Settings> {
  return resolveSettings(
    bundle.pack,
    team,
    { environment: "dev" },
    new Set(bundle.catalogue.map(({ id }) => id)),
  );
}

/** A log group that is to be created; of another type or with other values by `over`. */
export function unit(name: string, over: Partial<Unit> = {}): Unit {
  const type = over.type ?? "aws_cloudwatch_log_group";
  return {
    address: `${type}.${name}`,
    type,
    name,
    module: "",
    index: null,
    action: "create",
    values: { name, retention_in_days: 7 },
    unknown: {},
    sensitive: {},
    configured: {},
    references: {},
    source: null,
    referenced_by: {},
    ...over,
  };
}

/** Policy input of groups of units, in dev; a unit by itself is a group of its own. */
export function inputOf(units: readonly (Unit | Group)[]): PolicyInput {
  const groups = units.map((one): Group => ("address" in one ? [one] : one));
  const facts: Facts = {
    environment: "dev",
    project: "payment",
    target: "unknown",
    now: "2026-01-01T00:00:00Z",
    terraform_version: "1.11.4",
    provider_constraints: {},
    regions: {},
    resources: groups.flat().length,
    has_source: false,
    unplaced: {},
  };
  function* shards(
    size: number,
    ranges: Iterable<Range> = [{ from: 0, to: groups.length }],
  ): Generator<readonly Group[]> {
    for (const { from, to } of ranges) {
      const some = groups.slice(from, to);
      for (let at = 0; at < some.length; at += size) yield some.slice(at, at + size);
    }
  }
  const share = () => {
    throw new Error("This input is for one thread");
  };
  return { facts, count: groups.length, shards, locate: () => undefined, share };
}
