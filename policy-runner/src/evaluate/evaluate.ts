import type { JsonObject } from "../constants.js";
import { CannotJudge } from "../errors.js";
import type { Facts, Interest, PolicyInput, Unit } from "../input/types.js";
import type { Settings } from "../settings/types.js";
import { startEngine } from "./engine.js";
import { askShard, askStack, broken, judges, shards } from "./shards.js";
import type { Bundle, Evaluation, Outcome, Rule, Tested } from "./types.js";

/** What may be said of a resource; with another word, nothing could tell a failure from a pass. */
const WORDS: ReadonlySet<string> = new Set([
  "pass",
  "fail",
  "undetermined",
  "not_applicable",
  "error",
] satisfies Outcome["outcome"][]);

/** The resource types that the pack's rules judge and read, from their METADATA. */
export function interestOf(catalogue: readonly Rule[]): Interest {
  const judged = catalogue.flatMap((rule) => rule.resource_types);
  const read = catalogue.flatMap((rule) => rule.reads);
  const stack = catalogue.filter((rule) => rule.scope === "stack");
  return {
    units: judged.includes("*") ? "all" : new Set([...judged, ...read]),
    neighbours: new Set([...read, ...stack.flatMap((rule) => rule.resource_types)]),
  };
}

/**
 * Policy input → one outcome for every rule and every resource in its scope.
 *
 * @param shardSize resources that are judged in one call; it changes no outcome.
 * @throws CannotJudge when every rule is disabled or lacks what it needs.
 * @throws Error when the engine breaks off or loses a rule, and there is no resource to say it of.
 */
export async function evaluate(
  bundle: Bundle,
  settings: Settings,
  input: PolicyInput,
  shardSize?: number,
): Promise<Evaluation> {
  const { units } = input;
  const tested = bundle.catalogue.map((rule): Tested => {
    const resources = units.filter((unit) => judges(rule, unit.type)).length;
    return { rule, resources, notTested: reasonNotToTest(rule, settings, input.facts) };
  });
  const running = tested.filter((one) => one.notTested === null).map((one) => one.rule);
  if (running.length === 0) {
    throw new CannotJudge(
      `Not one rule ran in ${settings.environment}, so nothing was judged; enable at least one.`,
    );
  }
  const engine = await startEngine(bundle.wasm, settings.parameters as JsonObject);
  const outcomes: Outcome[] = [];
  const perUnit = running.filter((rule) => rule.scope === "resource");
  for (const shard of shards(units, shardSize))
    outcomes.push(...askShard(engine, perUnit, input.facts, shard));
  for (const rule of running.filter((one) => one.scope === "stack"))
    outcomes.push(...askStack(engine, rule, input.facts, units));
  return { outcomes: complete(outcomes, running, units), tested };
}

function reasonNotToTest(rule: Rule, settings: Settings, facts: Facts): string | null {
  if (settings.enforcement(rule.id) === "disabled") return `disabled in ${settings.environment}`;
  if (rule.requires.includes("source") && !facts.has_source) {
    return "needs the HCL source (--source DIR)";
  }
  return null;
}

/**
 * Holds the outcomes to the catalogue: exactly one for every rule and resource in its scope.
 *
 * A rule that says nothing of a resource has not passed it. It is an `error`, which can not be
 * mistaken for a verdict.
 */
function complete(
  outcomes: readonly Outcome[],
  rules: readonly Rule[],
  units: readonly Unit[],
): readonly Outcome[] {
  const found = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const key = `${outcome.rule} ${outcome.address}`;
    const same = found.get(key);
    if (same === undefined) found.set(key, [outcome]);
    else same.push(outcome);
  }
  return [...rules]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((rule) => {
      const scope = units.filter((unit) => judges(rule, unit.type));
      return scope.map((unit) => single(rule, unit, found.get(`${rule.id} ${unit.address}`) ?? []));
    });
}

function single(rule: Rule, unit: Unit, outcomes: readonly Outcome[]): Outcome {
  const [only, another] = outcomes;
  if (only === undefined) return broken(rule, unit, new Error("The rule gave no outcome"));
  if (another !== undefined) return broken(rule, unit, new Error("The rule gave two outcomes"));
  if (!WORDS.has(only.outcome))
    return broken(rule, unit, new Error("The rule gave an outcome that there is not"));
  return only;
}
