import type { Outcome } from "../evaluate/types.js";
import { TemporaryFile } from "./temporary-file.js";

/** The order of outcomes, as sort() takes it. */
type Order = (a: Outcome, b: Outcome) => number;

/** Outcomes that are held in memory; more are put aside, sorted. */
const HELD = 40_000;

/** Bytes of a sorted run that are read at once. */
const WINDOW = 2 ** 15;

/**
 * Every single outcome, passes too, in an order that does not depend on the one they come in.
 *
 * Millions do not fit into memory: they are sorted in runs, which lie in a temporary file, and the
 * runs are merged while the lines are written.
 */
export class SortedOutcomes {
  private outcomes: Outcome[] = [];
  private file: TemporaryFile | null = null;
  private readonly runs: Run[] = [];

  /** @param held how many are held in memory; it changes nothing but the speed */
  constructor(
    private readonly order: Order,
    private readonly held = HELD,
  ) {}

  /** @throws CannotJudge when there is no room for a temporary file */
  readonly add = (outcome: Outcome): void => {
    this.outcomes.push(outcome);
    if (this.outcomes.length >= this.held) this.putAside();
  };

  /** One JSON object a line. */
  *lines(): Generator<string> {
    if (this.file === null) {
      for (const outcome of this.outcomes.sort(this.order)) yield lineOf(outcome);
      return;
    }
    if (this.outcomes.length > 0) this.putAside();
    yield* merged(this.runs, this.order);
  }

  close(): void {
    this.file?.close();
    this.file = null;
  }

  private putAside(): void {
    this.file ??= new TemporaryFile();
    const start = this.file.size;
    const lines = this.outcomes.sort(this.order).map(lineOf);
    while (lines.length > 0) this.file.append(lines.splice(0, 1000).join(""));
    this.runs.push(new Run(this.file, start, this.file.size));
    this.outcomes = [];
  }
}

function lineOf(outcome: Outcome): string {
  return `${JSON.stringify(outcome)}\n`;
}

/** A sorted part of the file, read line by line. */
class Run {
  private lines: string[] = [];
  private at = 0;
  /** The first outcome that was not taken; null at the end. */
  first: Outcome | null = null;

  constructor(
    private readonly file: TemporaryFile,
    private start: number,
    private readonly end: number,
  ) {}

  /** The line of the first outcome; the next one is then the first. */
  take(): string {
    const line = this.lines[this.at] ?? "";
    this.at += 1;
    this.look();
    return `${line}\n`;
  }

  /** Reads on where needed. */
  look(): void {
    if (this.at === this.lines.length) this.fill();
    const line = this.lines[this.at];
    this.first = line === undefined ? null : (JSON.parse(line) as Outcome);
  }

  private fill(): void {
    this.lines = [];
    this.at = 0;
    for (let size = WINDOW; this.start < this.end; size *= 2) {
      const bytes = this.file.read(this.start, Math.min(this.start + size, this.end));
      const last = bytes.lastIndexOf("\n");
      if (last === -1) continue;
      this.lines = bytes.toString("utf8", 0, last).split("\n");
      this.start += last + 1;
      return;
    }
  }
}

/** The lines of all runs in order: a heap, whose top is the run with the smallest outcome. */
function* merged(runs: readonly Run[], order: Order): Generator<string> {
  for (const run of runs) run.look();
  const heap = [...runs];
  const isBefore = (a: Run, b: Run) => order(a.first as Outcome, b.first as Outcome) < 0;
  for (let at = heap.length - 1; at >= 0; at--) sink(heap, at, isBefore);
  while (heap.length > 0) {
    const top = heap[0] as Run;
    yield top.take();
    if (top.first === null) {
      const last = heap.pop() as Run;
      if (last !== top) heap[0] = last;
    }
    sink(heap, 0, isBefore);
  }
}

/** Lets an item of a heap sink below those that come before it. */
function sink<T>(heap: T[], from: number, isBefore: (a: T, b: T) => boolean): void {
  for (let at = from; ; ) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    let first = at;
    for (const child of [left, right]) {
      if (child < heap.length && isBefore(heap[child] as T, heap[first] as T)) first = child;
    }
    if (first === at) return;
    [heap[at], heap[first]] = [heap[first] as T, heap[at] as T];
    at = first;
  }
}
