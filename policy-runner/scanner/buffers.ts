// Where things lie in memory. Input, output and records are read and written by the host as well.

/** Bytes behind the input that may be read, and are ignored. */
export const PADDING: u32 = 64;

/** Bytes of a record: node, flags, raw start and end, output start and end, and hashes. */
export const HASHES: u32 = 12;
export const RECORD_BYTES: u32 = 40 + HASHES * 8;
export const RECORDS: u32 = 4096;

export let input: usize = 0;
export let inputBytes: u32 = 0;
export let output: usize = 0;
export const records: usize = heap.alloc(RECORD_BYTES * RECORDS);

/** Makes room for so many bytes of input at once, and for what they can become. */
export function reserve(bytes: u32): void {
  inputBytes = bytes;
  input = heap.alloc(bytes + PADDING);
  output = heap.alloc(bytes + PADDING);
}

/** A list of 64-bit numbers that is used as a stack. */
export class Numbers {
  at: usize = heap.alloc(8 * 1024);
  capacity: u32 = 1024;
  length: u32 = 0;

  @inline
  push(value: u64): void {
    if (this.length === this.capacity) this.grow();
    store<u64>(this.at + (<usize>this.length << 3), value);
    this.length++;
  }

  @inline
  get(index: u32): u64 {
    return load<u64>(this.at + (<usize>index << 3));
  }

  private grow(): void {
    const larger = heap.alloc(<usize>this.capacity << 4);
    memory.copy(larger, this.at, <usize>this.capacity << 3);
    this.at = larger;
    this.capacity <<= 1;
  }
}
