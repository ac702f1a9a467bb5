import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What is kept in memory; more goes to a file. */
const MEMORY_BYTES = 2 ** 24;

const WINDOW_BYTES = 2 ** 16;

/**
 * Windows that are kept: resources that belong together stand in a few places of a plan, which is
 * sorted by address, and each place moves on through it.
 */
const WINDOWS = 16;

/** A spool as another thread is handed it. */
export interface SharedSpool {
  readonly memory: SharedArrayBuffer;
  readonly file: number | null;
}

interface Window {
  readonly start: number;
  readonly bytes: Buffer;
}

/**
 * Bytes that are written once and read again in pieces, in bounded memory.
 *
 * The file has no name once it is open: nobody else can read it, and it is gone with the process,
 * however that ends.
 */
export class Spool {
  /** All of it at once: the machine hands out a page when it is first written. */
  private memory = sharedBuffer(MEMORY_BYTES);
  private file: number | null = null;
  private length = 0;
  private windows: Window[] = [];

  get size(): number {
    return this.length;
  }

  append(bytes: Uint8Array): void {
    if (this.file === null && this.length + bytes.length > MEMORY_BYTES) this.spill();
    if (this.file === null) this.memory.set(bytes, this.length);
    else writeAll(this.file, bytes, this.length);
    this.length += bytes.length;
  }

  /** The bytes between two offsets; not to be changed, and only valid until the next call. */
  read(start: number, end: number): Buffer {
    if (this.file === null) return this.memory.subarray(start, end);
    for (const { start: from, bytes } of this.windows) {
      if (from <= start && end <= from + bytes.length)
        return bytes.subarray(start - from, end - from);
    }
    return this.open(this.file, start, end).subarray(0, end - start);
  }

  share(): SharedSpool {
    return { memory: this.memory.buffer as SharedArrayBuffer, file: this.file };
  }

  /** Reads what another thread has written; only that one closes it. */
  static of({ memory, file }: SharedSpool): Spool {
    const spool = new Spool();
    spool.memory = Buffer.from(memory);
    spool.file = file;
    return spool;
  }

  close(): void {
    if (this.file !== null) closeSync(this.file);
    this.file = null;
    this.windows = [];
  }

  private spill(): void {
    this.file = openNameless();
    writeAll(this.file, this.memory.subarray(0, this.length), 0);
    this.memory = sharedBuffer(0);
  }

  private open(file: number, start: number, end: number): Buffer {
    const oldest = this.windows.length < WINDOWS ? undefined : this.windows.pop();
    const wanted = Math.max(WINDOW_BYTES, end - start);
    const room = oldest?.bytes.buffer.byteLength === wanted ? oldest.bytes.buffer : null;
    const bytes = room === null ? Buffer.from(new ArrayBuffer(wanted)) : Buffer.from(room);
    const filled = bytes.subarray(0, readAll(file, bytes, start));
    this.windows.unshift({ start, bytes: filled });
    return filled;
  }
}

function sharedBuffer(bytes: number): Buffer {
  return Buffer.from(new SharedArrayBuffer(bytes));
}

function openNameless(): number {
  const folder = mkdtempSync(join(tmpdir(), "policy-runner-"));
  try {
    return openSync(join(folder, "spool"), "wx+", 0o600);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeAll(file: number, bytes: Uint8Array, at: number): void {
  for (let done = 0; done < bytes.length; ) {
    done += writeSync(file, bytes, done, bytes.length - done, at + done);
  }
}

/** Reads until the buffer is full or the file ends; gives the number of bytes. */
export function readAll(file: number, into: Uint8Array, at: number): number {
  let done = 0;
  while (done < into.length) {
    const read = readSync(file, into, done, into.length - done, at + done);
    if (read === 0) break;
    done += read;
  }
  return done;
}
