import type { Unit } from "../input/types.js";
import type { Answer, Tally } from "./engine.js";
import { judges } from "./scope.js";
import { isQuiet, type Template } from "./template.js";
import type { Counts, Outcome, Rule } from "./types.js";

/** What may be said of a resource; with another word, nothing could tell a failure from a pass. */
const WORDS: ReadonlySet<string> = new Set([
  "pass",
  "fail",
  "undetermined",
  "not_applicable",
  "error",
] satisfies Outcome["outcome"][]);

/**
 * Keeps count of outcomes, and keeps those that a person has to know of.
 *
 * It holds the rules to the catalogue: exactly one outcome for every rule and resource in its scope. A
 * rule that says nothing of a resource has not passed it. It is an `error`, which can not be mistaken
 * for a verdict.
 */
export class Ledger {
  readonly notable: Outcome[] = [];
  readonly counts = new Map<string, Counts>();
  private readonly byPath: ReadonlyMap<string, Rule>;

  /** @param everything takes in every outcome, where a caller wants them all */
  constructor(
    rules: readonly Rule[],
    private readonly everything: (outcome: Outcome) => void = () => {},
  ) {
    this.byPath = new Map(rules.map((rule) => [rule.path.join("."), rule]));
  }

  /** Whether an answer gives every resource in scope exactly one outcome, as far as counts tell. */
  isWhole({ tallies, outcomes }: Answer, units: UnitsByType): boolean {
    let notable = 0;
    if (new Set(tallies.map((tally) => this.ruleOf(tally))).size < tallies.length) return false;
    for (const tally of tallies) {
      const rule = this.ruleOf(tally);
      const scope = rule === undefined ? -1 : scopeOf(rule, units);
      if (tally[1] !== scope || tally[2] !== scope) return false;
      notable += scope - tally[3] - tally[4];
    }
    const known = outcomes.filter(({ outcome }) => WORDS.has(outcome) && !isQuiet(outcome));
    return notable === known.length;
  }

  /** Takes in an answer that {@link Ledger.isWhole} and lists only what is notable. */
  addTallied({ tallies, outcomes }: Answer): void {
    for (const tally of tallies) {
      const rule = this.ruleOf(tally);
      if (rule === undefined) continue;
      this.count(rule.id, "pass", tally[3]);
      this.count(rule.id, "not_applicable", tally[4]);
    }
    for (const outcome of outcomes) this.add(outcome);
  }

  /** Takes in an answer that lists everything; what is missing, double or no word is an error. */
  addListed(rules: readonly Rule[], units: readonly Unit[], outcomes: readonly Outcome[]): void {
    const found = new Map<string, Outcome[]>();
    for (const outcome of outcomes) {
      const key = `${outcome.rule} ${outcome.address}`;
      const same = found.get(key);
      if (same === undefined) found.set(key, [outcome]);
      else same.push(outcome);
    }
    for (const rule of rules) {
      for (const unit of units) {
        if (!judges(rule, unit.type)) continue;
        this.addTold(single(rule, unit, found.get(`${rule.id} ${unit.address}`) ?? []));
      }
    }
  }

  /** Takes in what is remembered of a group. */
  addRemembered({ counts, notable }: Template): void {
    for (const [rule, outcome, resources] of counts) this.count(rule, outcome, resources);
    for (const outcome of notable) this.notable.push(outcome);
  }

  /** Takes in that a rule could not judge resources. */
  addBroken(rule: Rule, units: readonly Unit[], error: unknown): void {
    for (const unit of units) {
      if (judges(rule, unit.type)) this.addTold(broken(rule, unit, error));
    }
  }

  /** Takes in one outcome. */
  addTold(outcome: Outcome): void {
    this.everything(outcome);
    this.add(outcome);
  }

  private add(outcome: Outcome): void {
    this.count(outcome.rule, outcome.outcome, 1);
    if (!isQuiet(outcome.outcome)) this.notable.push(outcome);
  }

  private count(rule: string, outcome: Outcome["outcome"], by: number): void {
    if (by === 0) return;
    const counts = this.counts.get(rule) ?? {};
    this.counts.set(rule, counts);
    counts[outcome] = (counts[outcome] ?? 0) + by;
  }

  private ruleOf([path]: Tally): Rule | undefined {
    return this.byPath.get(path.join("."));
  }
}

type UnitsByType = { readonly [type: string]: readonly Unit[] };

function scopeOf(rule: Rule, units: UnitsByType): number {
  let scope = 0;
  for (const type in units) if (judges(rule, type)) scope += units[type]?.length ?? 0;
  return scope;
}

function single(rule: Rule, unit: Unit, outcomes: readonly Outcome[]): Outcome {
  const [only, another] = outcomes;
  if (only === undefined) return broken(rule, unit, new Error("The rule gave no outcome"));
  if (another !== undefined) return broken(rule, unit, new Error("The rule gave two outcomes"));
  if (WORDS.has(only.outcome)) return only;
  return broken(rule, unit, new Error("The rule gave an outcome that there is not"));
}

function broken(rule: Rule, unit: Unit, error: unknown): Outcome {
  const message = error instanceof Error ? error.message : "The rule could not be evaluated";
  return { rule: rule.id, address: unit.address, outcome: "error", message };
}
