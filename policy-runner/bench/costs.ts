import { readFileSync } from "node:fs";
import { loadBundle } from "../src/evaluate/bundle.js";
import { compile } from "../src/evaluate/compile.js";
import { type Engine, type Question, startEngine } from "../src/evaluate/engine.js";
import { judges } from "../src/evaluate/scope.js";
import type { Rule } from "../src/evaluate/types.js";
import type { Unit } from "../src/input/types.js";
import { PLACES } from "../src/places.js";
import { measure, median } from "./measure.js";
import { units } from "./programs.js";
import { parametersOfProd } from "./units.js";

/** What a rule costs, by itself. */
export interface Cost {
  readonly rule: string;
  /** Microseconds for each resource that it judges. */
  readonly micros: number;
}

/** Rules that cost more than so many times the median are named. */
const DEAR = 2;

/** Resources that are judged at once. */
const AT_ONCE = 100;

/** Runs of which the fastest counts: a pause of the machine is no cost of a rule. */
const RUNS = 5;

/** The median cost of a rule, and the rules that cost more than twice as much, the dearest first. */
export interface Costs {
  readonly median: number;
  readonly dear: readonly Cost[];
}

/** What each rule costs on the units of a plan, given what it reads and nothing else. */
export async function costsOf(plan: string): Promise<Costs> {
  const lines = units(plan);
  measure(lines, 1);
  const questions = readFileSync(lines.output, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Question);
  const { wasm, catalogue } = await loadBundle(PLACES.policies);
  const engine = startEngine(compile(wasm), parametersOfProd());
  const costs = catalogue
    .map((rule) => costOf(engine, rule, questions))
    .filter((cost) => cost !== null);
  const middle = median(costs.map(({ micros }) => micros));
  const dear = costs.filter(({ micros }) => micros > DEAR * middle);
  return { median: middle, dear: dear.sort((a, b) => b.micros - a.micros) };
}

/** Null where the plan holds nothing that the rule judges. */
function costOf(engine: Engine, rule: Rule, questions: readonly Question[]): Cost | null {
  const [facts] = questions.map((question) => question.facts);
  const all = questions.flatMap((question) =>
    Object.values(question.units)
      .flat()
      .filter(({ type }) => judges(rule, type) || rule.reads.includes(type)),
  );
  const judged = all.filter(({ type }) => judges(rule, type)).length;
  if (judged === 0 || facts === undefined) return null;
  const { id, path } = rule;
  const shards = Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, i) => ({
    rules: [{ id, path }],
    facts,
    units: byType(all.slice(i * AT_ONCE, (i + 1) * AT_ONCE)),
    everything: false,
  }));
  const times = Array.from({ length: RUNS }, () => {
    const before = performance.now();
    for (const shard of shards) engine.ask(shard);
    return performance.now() - before;
  });
  return { rule: id, micros: (1000 * Math.min(...times)) / judged };
}

function byType(some: readonly Unit[]): Question["units"] {
  const groups: { [type: string]: Unit[] } = {};
  for (const unit of some) {
    const group = groups[unit.type] ?? [];
    groups[unit.type] = group;
    group.push(unit);
  }
  return groups;
}
