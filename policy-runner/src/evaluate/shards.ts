import type { Facts, Group, Unit } from "../input/types.js";
import type { Engine, Question } from "./engine.js";
import type { Ledger } from "./ledger.js";
import { judges } from "./scope.js";
import type { Rule } from "./types.js";
import { seen, viewOf } from "./view.js";

/** What shards are judged with. */
export interface Court {
  readonly engine: Engine;
  readonly facts: Facts;
  readonly ledger: Ledger;
  /** Whether every outcome is wanted by itself, passes too. */
  readonly everything: boolean;
}

/**
 * Judges one shard.
 *
 * When an evaluation breaks off, the shard is halved until the group that breaks it stands alone, and
 * there each resource by itself: it becomes an `error` outcome of every rule that judges it, and hides
 * none of the others.
 */
export function judgeShard(court: Court, rules: readonly Rule[], groups: readonly Group[]): void {
  const units = groups.flat();
  try {
    judge(court, rules, units);
  } catch (error) {
    const [only, ...others] = groups;
    if (only === undefined) throw error;
    if (others.length === 0) judgeAlone(court, rules, only);
    else {
      const middle = Math.ceil(groups.length / 2);
      judgeShard(court, rules, groups.slice(0, middle));
      judgeShard(court, rules, groups.slice(middle));
    }
  }
}

/**
 * Judges a group that breaks the evaluation: rule by rule, each of which is shown no more than it reads,
 * and resource by resource, whose neighbours come with it, where a rule judges one; a rule of a whole
 * stack that breaks has judged none.
 */
function judgeAlone(court: Court, rules: readonly Rule[], group: Group): void {
  for (const rule of rules) {
    const view = viewOf(rule);
    const units = group.map((unit) => seen(unit, view));
    const parts = rule.scope === "resource" ? units.map((unit) => [unit]) : [units];
    for (const part of parts) judgeOrBreak(court, rule, part);
  }
}

function judgeOrBreak(court: Court, rule: Rule, units: readonly Unit[]): void {
  if (!units.some(({ type }) => judges(rule, type))) return;
  try {
    judge(court, [rule], units);
  } catch (error) {
    court.ledger.addBroken(rule, units, error);
  }
}

function judge(court: Court, rules: readonly Rule[], units: readonly Unit[]): void {
  const { engine, facts, ledger } = court;
  const question = questionOf(facts, concerned(rules, units), units, court.everything);
  const answer = engine.ask(question);
  if (!court.everything && ledger.isWhole(answer, question.units)) ledger.addTallied(answer);
  else {
    const listed = court.everything ? answer : engine.ask({ ...question, everything: true });
    ledger.addListed(rules, units, listed.outcomes);
  }
}

/** What the policies are asked of some units. */
export function questionOf(
  facts: Facts,
  rules: readonly Rule[],
  units: readonly Unit[],
  everything: boolean,
): Question {
  const asked = rules.map(({ id, path }) => ({ id, path }));
  return { rules: asked, facts, units: byType(units), everything };
}

/** The rules that judge one of these units; all rules where there is none. */
function concerned(rules: readonly Rule[], units: readonly Unit[]): readonly Rule[] {
  const types = [...new Set(units.map(({ type }) => type))];
  return types.length === 0
    ? rules
    : rules.filter((rule) => types.some((type) => judges(rule, type)));
}

/** Units by type; a null prototype, because a plan may name a type "constructor". */
function byType(units: readonly Unit[]): Record<string, Unit[]> {
  const groups: Record<string, Unit[]> = Object.create(null);
  for (const unit of units) {
    const group = groups[unit.type];
    if (group === undefined) groups[unit.type] = [unit];
    else group.push(unit);
  }
  return groups;
}
