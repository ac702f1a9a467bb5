import type { JsonObject } from "../constants.js";
import { CannotJudge } from "../errors.js";
import type { Facts, PolicyInput } from "../input/types.js";
import type { Settings } from "../settings/types.js";
import { startEngine } from "./engine.js";
import { Ledger } from "./ledger.js";
import { judges } from "./scope.js";
import { judgeShard } from "./shards.js";
import type { Bundle, Evaluation, Outcome, Rule, Tested } from "./types.js";

/** Units a shard; one evaluation each, between which the engine's heap starts anew. */
const SHARD = 100;

/** What an evaluation can be asked besides its verdict. */
export interface EvaluationOptions {
  /** Resources that are judged in one call; it changes no outcome. */
  readonly shardSize?: number;
  /** Takes in every outcome, in no particular order. */
  readonly everything?: ((outcome: Outcome) => void) | undefined;
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
  { shardSize = SHARD, everything, progress = () => {} }: EvaluationOptions = {},
): Promise<Evaluation> {
  const reasons = new Map(
    bundle.catalogue.map((rule) => [rule, reasonNotToTest(rule, settings, input.facts)]),
  );
  const running = bundle.catalogue.filter((rule) => reasons.get(rule) === null);
  if (running.length === 0) {
    throw new CannotJudge(
      `Not one rule ran in ${settings.environment}, so nothing was judged; enable at least one.`,
    );
  }
  const engine = await startEngine(bundle.wasm, settings.parameters as JsonObject);
  const ledger = new Ledger(running, everything);
  const court = { engine, facts: input.facts, ledger, everything: everything !== undefined };
  const seen = new Map<string, number>();
  let judged = 0;
  for (const shard of input.shards(shardSize)) {
    judgeShard(court, running, shard);
    for (const { type } of shard.flat()) seen.set(type, (seen.get(type) ?? 0) + 1);
    judged += shard.flat().length;
    progress(judged);
  }
  // Without a resource the rules run all the same: a pack that is broken must not pass by it.
  if (seen.size === 0) judgeShard(court, running, []);
  const tested = bundle.catalogue.map(
    (rule): Tested => ({
      rule,
      resources: scope(rule, seen),
      notTested: reasons.get(rule) ?? null,
    }),
  );
  return { tested, counts: ledger.counts, notable: ledger.notable.sort(byRuleAndAddress) };
}

function scope(rule: Rule, seen: ReadonlyMap<string, number>): number {
  let resources = 0;
  for (const [type, count] of seen) if (judges(rule, type)) resources += count;
  return resources;
}

function reasonNotToTest(rule: Rule, settings: Settings, facts: Facts): string | null {
  if (settings.enforcement(rule.id) === "disabled") return `disabled in ${settings.environment}`;
  if (rule.requires.includes("source") && !facts.has_source) {
    return "needs the HCL source (--source DIR)";
  }
  return null;
}

/** The order of findings in every report. */
export function byRuleAndAddress(a: Outcome, b: Outcome): number {
  if (a.rule !== b.rule) return a.rule < b.rule ? -1 : 1;
  return a.address < b.address ? -1 : a.address > b.address ? 1 : 0;
}
