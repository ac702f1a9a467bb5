import type { JsonObject } from "../constants.js";
import type { Group, PolicyInput, Range, Unit } from "../input/types.js";
import type { Compiled } from "./compile.js";
import { startEngine } from "./engine.js";
import { Ledger } from "./ledger.js";
import { Precedents } from "./precedents.js";
import { judges } from "./scope.js";
import { type Court, judgeShard } from "./shards.js";
import type { Counts, Part, Rule, Task } from "./types.js";

/** Units a shard; one evaluation each, between which the engine's heap starts anew. */
const SHARD = 200;

/** A small plan is one shard: patterns that rules match by are compiled anew in each evaluation. */
const WHOLE = 256;

/** Units a shard of a plan of so many resources. */
export function shardSizeFor(resources: number): number {
  return resources <= WHOLE ? WHOLE : SHARD;
}

/** Resources a turn: enough that turns cost nothing, and few enough that all threads end together. */
const TURN = 512;

/** Resources up to which it takes no less time to remember what was said than to say it again. */
const FEW = 2 ** 14;

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
  const types = new Map<string, number>();
  const { judge, close } =
    input.count > FEW ? rulesApart(court, rules, shardSize) : rulesTogether(court, rules);
  for (const shard of input.shards(shardSize, ranges)) {
    for (const { type } of shard.flat()) types.set(type, (types.get(type) ?? 0) + 1);
    judge(shard);
  }
  close();
  return { counts: ledger.counts, notable: ledger.notable, seen: types };
}

/** What judges shard by shard. */
interface Sitting {
  judge(shard: readonly Group[]): void;
  /** Judges what still waits. */
  close(): void;
}

/** All rules in one evaluation a shard. */
function rulesTogether(court: Court, rules: readonly Rule[]): Sitting {
  return { judge: (shard) => judgeShard(court, rules, shard), close: () => {} };
}

/** Rules that see one unit each by itself, so that what they said of others can be said again. */
function rulesApart(court: Court, rules: readonly Rule[], shardSize: number): Sitting {
  const together = rules.filter(({ scope }) => scope === "stack");
  const apart = rules.filter(({ scope }) => scope === "resource");
  const precedents = new Precedents(court, apart, shardSize);
  return {
    judge(shard) {
      const read = readBy(together, shard);
      if (read.length > 0) judgeShard(court, together, read);
      for (const unit of shard.flat()) precedents.judge(unit);
    },
    close: () => precedents.close(),
  };
}

/** Groups without the units of which none of the rules reads anything. */
function readBy(rules: readonly Rule[], groups: readonly Group[]): readonly Group[] {
  const reads = (type: string) =>
    rules.some((rule) => judges(rule, type) || rule.reads.includes(type));
  const wanted = new Map<string, boolean>();
  const isRead = ({ type }: Unit): boolean => {
    const known = wanted.get(type) ?? reads(type);
    wanted.set(type, known);
    return known;
  };
  return groups.map((group) => group.filter(isRead)).filter(({ length }) => length > 0);
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
