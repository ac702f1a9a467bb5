import type { JsonObject } from "../constants.js";
import { CannotJudge } from "../errors.js";
import type { PolicyInput } from "../input/types.js";
import type { Settings } from "../settings/types.js";
import { type Compiled, policiesOf } from "./compile.js";
import { startEngine } from "./engine.js";
import { Ledger } from "./ledger.js";
import { judgePart, merged, shardSizeFor, Turns } from "./parts.js";
import { judges } from "./scope.js";
import { judgeShard } from "./shards.js";
import type { Bundle, Evaluation, Helper, Outcome, Rule, Tested } from "./types.js";

/** What an evaluation can be asked besides its verdict. */
export interface EvaluationOptions {
  /** Resources that are judged in one call; it changes no outcome. */
  readonly shardSize?: number | undefined;
  /** Takes in every outcome, in no particular order; this thread then judges alone. */
  readonly everything?: ((outcome: Outcome) => void) | undefined;
  /** Other threads that judge as well; they change no outcome. */
  readonly helpers?: readonly Helper[];
  /** The bundle's policies, where they are compiled already, or are on the way. */
  readonly policies?: Promise<Compiled>;
  /** Told now and then how many resources are judged. */
  readonly progress?: (resources: number) => void;
}

/**
 * Policy input → one outcome for every rule and every resource in its scope.
 *
 * @throws CannotJudge when every rule is disabled or lacks what it needs.
 * @throws Error when the engine breaks off or loses a rule, and there is no resource to say it of.
 */
export async function evaluate(
  bundle: Bundle,
  settings: Settings,
  input: PolicyInput,
  {
    shardSize = shardSizeFor(input.count),
    everything,
    helpers = [],
    policies,
    progress,
  }: EvaluationOptions = {},
): Promise<Evaluation> {
  const rules = runningRules(bundle, settings, input.facts.has_source);
  const parameters = settings.parameters as JsonObject;
  const engine = startEngine((await policies) ?? policiesOf(bundle), parameters);
  const turns = new Turns(input.count);
  const task = () => ({
    input: input.share(),
    rules: rules.map(({ id }) => id),
    parameters,
    shardSize,
    cursor: turns.cursor,
  });
  const others = everything === undefined ? helpers.map((helper) => helper.judge(task())) : [];
  const ledger = new Ledger(rules, everything);
  const court = { engine, facts: input.facts, ledger, everything: everything !== undefined };
  const own = await settled(others, () =>
    judgePart(court, rules, input, { shardSize, ranges: turns.take(progress) }),
  );
  const { counts, notable, seen } = merged([own, ...(await Promise.all(others))]);
  // A rule that judged nothing runs all the same: one that is broken must not pass by it.
  const idle = rules.filter((rule) => scope(rule, seen) === 0);
  if (idle.length > 0) judgeShard(court, idle, []);
  const tested = bundle.catalogue.map(
    (rule): Tested => ({
      rule,
      resources: scope(rule, seen),
      notTested: reasonNotToTest(rule, settings, input.facts.has_source),
    }),
  );
  return { tested, counts, notable: [...notable].sort(byRuleAndAddress) };
}

/**
 * The rules that are neither disabled nor lack what they need.
 *
 * @throws CannotJudge when there is none.
 */
export function runningRules(
  bundle: Bundle,
  settings: Settings,
  hasSource: boolean,
): readonly Rule[] {
  const rules = bundle.catalogue.filter(
    (rule) => reasonNotToTest(rule, settings, hasSource) === null,
  );
  if (rules.length > 0) return rules;
  throw new CannotJudge(
    `Not one rule ran in ${settings.environment}, so nothing was judged; enable at least one.`,
  );
}

/** Does its own work while others do theirs; when it fails, theirs is waited for, and forgotten. */
async function settled<T>(others: readonly Promise<unknown>[], own: () => T): Promise<T> {
  try {
    return own();
  } catch (error) {
    await Promise.allSettled(others);
    throw error;
  }
}

function scope(rule: Rule, seen: ReadonlyMap<string, number>): number {
  let resources = 0;
  for (const [type, count] of seen) if (judges(rule, type)) resources += count;
  return resources;
}

function reasonNotToTest(rule: Rule, settings: Settings, hasSource: boolean): string | null {
  if (settings.enforcement(rule.id) === "disabled") return `disabled in ${settings.environment}`;
  const off = settings.off(rule.id, rule.convention);
  if (off !== null) return off;
  if (rule.scope === "environments") return "compared by policy-runner compare";
  if (rule.requires.includes("source") && !hasSource) {
    return "needs the HCL source (--source DIR)";
  }
  return null;
}

/** The order of findings in every report. */
export function byRuleAndAddress(a: Outcome, b: Outcome): number {
  if (a.rule !== b.rule) return a.rule < b.rule ? -1 : 1;
  return a.address < b.address ? -1 : a.address > b.address ? 1 : 0;
}
