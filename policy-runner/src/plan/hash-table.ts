import type { SharedNumbers } from "./growing.js";

/**
 * Hashes → numbers, in 12 bytes an entry and a half of it free: a Map of a million texts takes ten times
 * as much. Values can be shared with other threads.
 */
export class HashTable {
  private entries: Uint32Array;
  private mask: number;
  private count = 0;

  constructor(capacity = 1024) {
    let size = 1024;
    while (size < capacity * 1.5) size *= 2;
    this.entries = shared(size * 3);
    this.mask = size - 1;
  }

  /** The number of a hash; -1 when there is none. */
  get(low: number, high: number): number {
    const { entries, mask } = this;
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const value = entries[slot * 3 + 2] as number;
      if (value === 0) return -1;
      if (entries[slot * 3] === low && entries[slot * 3 + 1] === high) return value - 1;
    }
  }

  /** Gives a hash a number, and returns the one that it had before; -1 when it had none. */
  set(low: number, high: number, number: number): number {
    if (this.count * 1.5 > this.mask) this.grow();
    const { entries, mask } = this;
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const value = entries[slot * 3 + 2] as number;
      if (value !== 0 && (entries[slot * 3] !== low || entries[slot * 3 + 1] !== high)) continue;
      entries[slot * 3] = low;
      entries[slot * 3 + 1] = high;
      entries[slot * 3 + 2] = number + 1;
      if (value === 0) this.count++;
      return value - 1;
    }
  }

  get size(): number {
    return this.count;
  }

  share(): SharedNumbers {
    return { buffer: this.entries.buffer as SharedArrayBuffer, length: this.count };
  }

  /** Becomes the table of another thread, which must not change it any more. */
  adopt({ buffer, length }: SharedNumbers): void {
    this.entries = new Uint32Array(buffer);
    this.mask = this.entries.length / 3 - 1;
    this.count = length;
  }

  private grow(): void {
    const old = this.entries;
    this.mask = this.mask * 2 + 1;
    this.entries = shared((this.mask + 1) * 3);
    this.count = 0;
    for (let at = 0; at < old.length; at += 3) {
      const value = old[at + 2] as number;
      if (value !== 0) this.set(old[at] as number, old[at + 1] as number, value - 1);
    }
  }
}

function shared(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(length * 4));
}
