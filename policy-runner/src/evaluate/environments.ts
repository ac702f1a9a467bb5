import type { JsonObject } from "../constants.js";
import type { Facts, Unit } from "../input/types.js";
import { policiesOf } from "./compile.js";
import { startEngine } from "./engine.js";
import { Ledger } from "./ledger.js";
import { judgeShard } from "./shards.js";
import type { Bundle, Outcome, Rule } from "./types.js";

/** Type of the units that rules of scope `environments` judge. */
export const ENVIRONMENT = "environment";

/** The rules that compare environments. */
export function environmentRules(catalogue: readonly Rule[]): readonly Rule[] {
  return catalogue.filter(({ scope }) => scope === "environments");
}

/** Type → attributes that rules of scope `environments` read of it. */
export function environmentAttributes(
  catalogue: readonly Rule[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const attributes = new Map<string, Set<string>>();
  for (const rule of environmentRules(catalogue)) {
    for (const type of rule.reads) {
      const own = attributes.get(type) ?? new Set();
      attributes.set(type, own);
      for (const name of rule.attributes) own.add(name);
    }
  }
  return attributes;
}

/**
 * One outcome for every rule and environment, none missing. All environments stand in one question: a
 * rule that breaks off has judged none of them.
 */
export function judgeEnvironments(
  bundle: Bundle,
  rules: readonly Rule[],
  input: {
    readonly facts: Facts;
    readonly parameters: JsonObject;
    readonly units: readonly Unit[];
  },
): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  const ledger = new Ledger(rules, (outcome) => outcomes.push(outcome));
  const engine = startEngine(policiesOf(bundle), input.parameters);
  judgeShard({ engine, facts: input.facts, ledger, everything: true }, rules, [input.units]);
  return outcomes;
}
