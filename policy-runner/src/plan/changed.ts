import type { Json } from "../constants.js";
import { Growing } from "./growing.js";
import { ACTIONS } from "./resource-changes.js";
import type { Scanner } from "./scanner.js";
import { isObject } from "./shape.js";
import type { Changed, PlanSource } from "./types.js";
import { SLOT } from "./wanted.js";

/** Where resources of some types stand that are there before the apply, and not, or not so, after it. */
export class ChangedIndex {
  private readonly starts = new Growing(Float64Array);
  private readonly ends = new Growing(Float64Array);
  private readonly types: ReadonlyMap<string, string>;
  private readonly actions: ReadonlySet<string>;

  constructor(
    private readonly source: PlanSource,
    private readonly scanner: Scanner,
    types: readonly string[],
  ) {
    const key = ({ low, high }: { low: number; high: number }) => `${low} ${high}`;
    this.types = new Map(types.map((type) => [key(scanner.hashOf(type)), type]));
    const changing = ACTIONS.filter((all) => all.includes("delete") || all.includes("update"));
    this.actions = new Set(changing.map((actions) => key(scanner.hashOfList(actions))));
  }

  /** Takes in the scanner's current record of a resource. */
  add(): void {
    const { scanner } = this;
    if (!this.actions.has(this.key(SLOT.actions)) || !this.types.has(this.key(SLOT.type))) return;
    const { start, end } = scanner.raw;
    this.starts.push(start);
    this.ends.push(end);
  }

  /** What each of them is before the apply, read one by one. */
  *read(): Generator<Changed> {
    for (let i = 0; i < this.starts.length; i++) {
      const bytes = this.source.again(this.starts.get(i), this.ends.get(i));
      const entry = JSON.parse(bytes.toString()) as Json;
      const change = isObject(entry) ? entry.change : null;
      const before = isObject(change) ? change.before : null;
      if (isObject(entry) && isObject(before)) yield { type: String(entry.type), before };
    }
  }

  private key(at: number): string {
    return `${this.scanner.low(at)} ${this.scanner.high(at)}`;
  }
}
