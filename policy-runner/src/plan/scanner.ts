import { randomFillSync } from "node:crypto";
import { ownModule } from "../machine-code.js";
import { PLACES } from "../places.js";
import { FAULTS, type Fault, type Hash, NO_HASH, ScanError } from "./records.js";

/** The same as in scanner/output.ts. */
const ORDER = 0x9fb21c651e98df25n;

interface Exports {
  readonly memory: WebAssembly.Memory;
  start(bytes: number, low: number, high: number): void;
  inputAt(): number;
  inputSize(): number;
  outputAt(): number;
  outputBytes(): number;
  recordsAt(): number;
  recordCount(): number;
  drained(): void;
  faultOffset(): number;
  faultNode(): number;
  isBlank(): number;
  pending(): number;
  grow(): number;
  scan(bytes: number, last: number): number;
  addNode(flags: number): number;
  addAny(parent: number, child: number): void;
  addKeyed(parent: number, length: number, child: number): void;
  hashLow(at: number, length: number): number;
  hashHigh(): number;
  allocate(bytes: number): number;
}

/** What `scan` ends with, when it is no fault. */
const MORE = 0;
const FULL = -1;
const DONE = -2;

const RECORD_BYTES = 136;
const INPUT_BYTES = 2 ** 18;
const SCRATCH_BYTES = 2 ** 16;

/** Hashes that are kept, and the longest text whose hash is. */
const KNOWN = 4096;
const KNOWN_LENGTH = 64;

let compiled: WebAssembly.Module | undefined;

function scannerModule(): WebAssembly.Module {
  compiled ??= ownModule(PLACES.scanner);
  return compiled;
}

/** A seed for {@link Scanner}; hashes of scanners of the same seed agree. */
export function randomSeed(): Hash {
  const [low = 0, high = 0] = randomFillSync(new Uint32Array(2));
  return { low, high };
}

/**
 * The scanner of scanner/index.ts: a JSON document, piece by piece, to records and lines.
 *
 * Bytes are put where {@link Scanner.input} says, and handed on with {@link Scanner.push}.
 */
export class Scanner {
  private readonly wasm: Exports;
  private readonly known = new Map<string, Hash>();
  private scratchAt = 0;
  private room: Buffer | undefined;
  /** The record that is being looked at, see {@link Scanner.records}. */
  private view: DataView;
  private record = 0;

  constructor(seed: Hash) {
    const instance = new WebAssembly.Instance(scannerModule(), {});
    this.wasm = instance.exports as Exports;
    this.wasm.start(INPUT_BYTES, seed.low, seed.high);
    this.view = new DataView(this.wasm.memory.buffer);
  }

  /** Adds a place of the document; the first is the document itself. */
  node(flags = 0): number {
    return this.wasm.addNode(flags);
  }

  /** Says what lies behind a key of an object; without a key, behind any other, or in a list. */
  child(parent: number, key: string | null, child: number): void {
    if (key === null) this.wasm.addAny(parent, child);
    else {
      const length = Buffer.from(this.wasm.memory.buffer, this.wasm.inputAt()).write(key);
      this.wasm.addKeyed(parent, length, child);
    }
  }

  /** The hash that a record carries of the same text; those of types and names are asked for often. */
  hashOf(text: string): Hash {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const hash = this.computed(text);
    if (text.length > KNOWN_LENGTH) return hash;
    if (this.known.size >= KNOWN) this.known.clear();
    this.known.set(text, hash);
    return hash;
  }

  private computed(text: string): Hash {
    const room = this.scratch(text.length * 3);
    const low = this.wasm.hashLow(room.byteOffset, room.write(text)) >>> 0;
    return { low, high: this.wasm.hashHigh() >>> 0 };
  }

  /** Room for so many bytes in the scanner's memory. */
  private scratch(bytes: number): Buffer {
    const { buffer } = this.wasm.memory;
    const isLarge = bytes > SCRATCH_BYTES;
    if (isLarge) return Buffer.from(buffer, this.wasm.allocate(bytes), bytes);
    if (this.room?.buffer !== buffer) {
      this.scratchAt ||= this.wasm.allocate(SCRATCH_BYTES);
      this.room = Buffer.from(this.wasm.memory.buffer, this.scratchAt, SCRATCH_BYTES);
    }
    return this.room;
  }

  /** The hash that a record carries of a list of texts. */
  hashOfList(texts: readonly string[]): Hash {
    const join = ({ low, high }: Hash) => (BigInt(high) << 32n) | BigInt(low);
    const all = texts.reduce((hash, text) => hash * ORDER + join(this.hashOf(text)), 0n);
    return { low: Number(all & 0xffffffffn), high: Number((all >> 32n) & 0xffffffffn) };
  }

  /** Several hashes as one, in their order. */
  combine(hashes: readonly Hash[]): Hash {
    return hashes.reduce(mixed, NO_HASH);
  }

  /** The same of hashes that the current record carries. */
  combined(...numbers: readonly number[]): Hash {
    return numbers.reduce((hash, at) => mixed(hash, this.hash(at)), NO_HASH);
  }

  /** A hash that the current record carries. */
  hash(number: number): Hash {
    return { low: this.low(number), high: this.high(number) };
  }

  /** Whether nothing but white space was read. */
  isBlank(): boolean {
    return this.wasm.isBlank() === 1;
  }

  /** Room for the next bytes of the document. */
  input(): Buffer {
    const kept = this.wasm.pending();
    const at = this.wasm.inputAt() + kept;
    return Buffer.from(this.wasm.memory.buffer, at, this.wasm.inputSize() - kept);
  }

  /**
   * Reads the bytes that were put into the input, none when the document has ended.
   *
   * @param drain fetches records and output, which are gone afterwards
   * @throws ScanError when the document is unsound
   */
  push(bytes: number, drain: (scanner: Scanner) => void): void {
    const length = this.wasm.pending() + bytes;
    for (let status = FULL; status === FULL; ) {
      status = this.wasm.scan(length, bytes === 0 ? 1 : 0);
      this.view = new DataView(this.wasm.memory.buffer);
      drain(this);
      this.wasm.drained();
      if (status > 0) throw this.error(FAULTS[status - 1] ?? "syntax");
      if (status === MORE || status === FULL || status === DONE) continue;
      if (this.wasm.grow() === 0) throw this.error("long");
    }
  }

  private error(fault: Fault): ScanError {
    return new ScanError(fault, this.wasm.faultOffset(), this.wasm.faultNode());
  }

  /** What was written out since the last time; overwritten by what comes next. */
  output(): Buffer {
    return Buffer.from(this.wasm.memory.buffer, this.wasm.outputAt(), this.wasm.outputBytes());
  }

  /** Steps through the records since the last time; the methods below speak of the current one. */
  *records(): Generator<void> {
    const count = this.wasm.recordCount();
    this.record = this.wasm.recordsAt();
    for (let i = 0; i < count; i++, this.record += RECORD_BYTES) yield;
  }

  get at(): number {
    return this.view.getUint32(this.record, true);
  }

  get flags(): number {
    return this.view.getUint32(this.record + 4, true);
  }

  /** Where the value stands in the document. */
  get raw(): { start: number; end: number } {
    return this.span(8);
  }

  /** Where its line stands in the output, counted from the first. */
  get line(): { start: number; end: number } {
    return this.span(24);
  }

  low(number: number): number {
    return this.view.getUint32(this.record + 40 + number * 8, true);
  }

  high(number: number): number {
    return this.view.getUint32(this.record + 44 + number * 8, true);
  }

  private span(at: number): { start: number; end: number } {
    const start = this.view.getFloat64(this.record + at, true);
    return { start, end: this.view.getFloat64(this.record + at + 8, true) };
  }
}

function mixed(a: Hash, b: Hash): Hash {
  const low = Math.imul(a.low ^ (a.high >>> 15), 0x9e3779b1) + b.low;
  const high = Math.imul(a.high ^ (a.low >>> 13), 0x85ebca77) + b.high;
  return { low: low >>> 0, high: high >>> 0 };
}
