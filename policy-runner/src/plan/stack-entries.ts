import { Growing } from "./growing.js";
import type { Spool } from "./spool.js";

/** The resources of a plan or state, kept aside as text. */
export class StackEntries {
  private readonly starts = new Growing(Float64Array);
  private readonly lengths = new Growing(Uint32Array);
  private readonly staying = new Growing(Uint8Array);

  constructor(private readonly lines: Spool) {}

  get count(): number {
    return this.starts.length;
  }

  /** @param isStaying whether it is there after the plan */
  add({ start, end }: { readonly start: number; readonly end: number }, isStaying: boolean): void {
    this.starts.push(start);
    this.lengths.push(end - start);
    this.staying.push(isStaying ? 1 : 0);
  }

  stays(entry: number): boolean {
    return this.staying.get(entry) === 1;
  }

  text(entry: number): string {
    const start = this.starts.get(entry);
    return this.lines.read(start, start + this.lengths.get(entry)).toString();
  }
}
