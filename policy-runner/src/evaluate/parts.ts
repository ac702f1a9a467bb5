import type { JsonObject } from "../constants.js";
import type { Outline, PolicyInput, Range } from "../input/types.js";
import { type Compiled, startEngine } from "./engine.js";
import { Ledger } from "./ledger.js";
import { Memo } from "./memo.js";
import { type Court, judgeGroup, judgeShard } from "./shards.js";
import type { Counts, Part, Rule, Task } from "./types.js";

/** Units a shard; one evaluation each, between which the engine's heap starts anew. */
export const SHARD = 100;

/** Resources a turn: enough that turns cost nothing, and few enough that all threads end together. */
const TURN = 512;

/** Hands out ranges of resources to whichever thread asks next. */
export class Turns {
  private readonly next: Int32Array;

  /** @param cursor that of the thread which began */
  constructor(
    private readonly count: number,
    readonly cursor = new SharedArrayBuffer(4),
  ) {
    this.next = new Int32Array(cursor);
  }

  /** @param progress told how many resources are taken */
  *take(progress: (resources: number) => void = () => {}): Generator<Range> {
    for (;;) {
      const from = Atomics.add(this.next, 0, TURN);
      if (from >= this.count) return;
      yield { from, to: Math.min(from + TURN, this.count) };
      progress(Math.min(Atomics.load(this.next, 0), this.count));
    }
  }
}

/** Judges a part of a policy input with the rules of a court. */
export function judgePart(
  court: Court,
  rules: readonly Rule[],
  input: PolicyInput,
  { shardSize, ranges }: { readonly shardSize: number; readonly ranges: Iterable<Range> },
): Part {
  const { ledger } = court;
  const memo = new Memo((group) => judgeGroup(court, rules, group));
  const seen = new Map<string, number>();
  const see = (type: string) => seen.set(type, (seen.get(type) ?? 0) + 1);
  const isKnown = (outline: Outline): boolean => {
    outline.types().forEach(see);
    const remembered = court.everything ? null : memo.recall(outline);
    if (remembered !== null) ledger.addRemembered(remembered);
    return remembered !== null;
  };
  for (const shard of input.shards(shardSize, { ranges, isKnown })) {
    judgeShard(court, rules, shard);
  }
  return { counts: ledger.counts, notable: ledger.notable, seen };
}

/** Does another thread's task, as far as no thread has taken it yet. */
export function help(
  task: Task,
  {
    policies,
    catalogue,
    input,
  }: { policies: Compiled; catalogue: readonly Rule[]; input: PolicyInput },
): Part {
  const running = new Set(task.rules);
  const rules = catalogue.filter(({ id }) => running.has(id));
  const court = {
    engine: startEngine(policies, task.parameters as JsonObject),
    facts: input.facts,
    ledger: new Ledger(rules),
    everything: false,
  };
  const turns = new Turns(input.count, task.cursor);
  return judgePart(court, rules, input, { shardSize: task.shardSize, ranges: turns.take() });
}

/** The parts of all threads as one. */
export function merged(parts: readonly Part[]): Part {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const counts = new Map<string, Counts>();
  const seen = new Map<string, number>();
  for (const part of parts) {
    for (const [rule, own] of part.counts) {
      const all = counts.get(rule) ?? {};
      counts.set(rule, all);
      for (const [outcome, count] of Object.entries(own) as [keyof Counts, number][]) {
        all[outcome] = (all[outcome] ?? 0) + count;
      }
    }
    for (const [type, count] of part.seen) seen.set(type, (seen.get(type) ?? 0) + count);
  }
  return { counts, seen, notable: parts.flatMap((part) => part.notable) };
}
