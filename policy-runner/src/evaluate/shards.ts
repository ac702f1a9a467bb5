import type { Facts, Unit } from "../input/types.js";
import type { Engine } from "./engine.js";
import type { Outcome, Rule } from "./types.js";

/** Units a shard; one evaluation each, between which the engine's heap starts anew. */
const SHARD = 100;

/** Cuts units into shards; one that is empty for no units, so that every rule is run all the same. */
export function* shards(units: readonly Unit[], size = SHARD): Generator<readonly Unit[]> {
  if (units.length === 0) yield units;
  for (let at = 0; at < units.length; at += size) yield units.slice(at, at + size);
}

/**
 * Asks the engine about one shard.
 *
 * When an evaluation breaks off, the shard is halved until the resource that breaks it stands alone:
 * it becomes an `error` outcome of every rule that judges it, and hides none of the others.
 */
export function askShard(
  engine: Engine,
  rules: readonly Rule[],
  facts: Facts,
  units: readonly Unit[],
): readonly Outcome[] {
  try {
    return engine.ask({ rules: rules.map((rule) => rule.path), facts, units: byType(units) });
  } catch (error) {
    const [only, ...others] = units;
    if (only === undefined) throw error;
    if (others.length === 0)
      return rules.filter((r) => judges(r, only.type)).map((r) => broken(r, only, error));
    const middle = Math.ceil(units.length / 2);
    return [units.slice(0, middle), units.slice(middle)].flatMap((half) =>
      askShard(engine, rules, facts, half),
    );
  }
}

/**
 * Asks the engine about a rule of a whole stack. When it breaks off, no resource that the rule judges
 * has been judged: each is an `error` outcome, and the other rules keep theirs.
 */
export function askStack(
  engine: Engine,
  rule: Rule,
  facts: Facts,
  units: readonly Unit[],
): readonly Outcome[] {
  const judged = units.filter((unit) => judges(rule, unit.type));
  const named = units.filter((unit) => judges(rule, unit.type) || rule.reads.includes(unit.type));
  try {
    return engine.ask({ rules: [rule.path], facts, units: byType(named) });
  } catch (error) {
    if (judged.length === 0) throw error;
    return judged.map((unit) => broken(rule, unit, error));
  }
}

/** Whether a rule judges resources of a type. */
export function judges(rule: Rule, type: string): boolean {
  return rule.resource_types.includes("*") || rule.resource_types.includes(type);
}

/** Units by type; a null prototype, because a plan may name a type "constructor". */
export function byType(units: readonly Unit[]): Record<string, Unit[]> {
  const groups: Record<string, Unit[]> = Object.create(null);
  for (const unit of units) {
    const group = groups[unit.type];
    if (group === undefined) groups[unit.type] = [unit];
    else group.push(unit);
  }
  return groups;
}

/** An `error` outcome: the rule could not judge the resource. */
export function broken(rule: Rule, unit: Unit, error: unknown): Outcome {
  const message = error instanceof Error ? error.message : "The rule could not be evaluated";
  return { rule: rule.id, address: unit.address, outcome: "error", message };
}
