import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CannotJudge, systemCode } from "../errors.js";

/** A file without a name: nobody else can read it, and it is gone with the process. */
export class TemporaryFile {
  private readonly file: number;
  private written = 0;

  /** @throws CannotJudge when there is no room for it */
  constructor() {
    this.file = guarded(openNameless);
  }

  get size(): number {
    return this.written;
  }

  /** @throws CannotJudge when there is no room for it */
  append(text: string): void {
    const bytes = Buffer.from(text);
    for (let done = 0; done < bytes.length; ) {
      const count = guarded(() =>
        writeSync(this.file, bytes, done, bytes.length - done, this.written),
      );
      done += count;
      this.written += count;
    }
  }

  /** The bytes between two offsets. */
  read(start: number, end: number): Buffer {
    const bytes = Buffer.alloc(end - start);
    let done = 0;
    while (done < bytes.length) {
      const count = readSync(this.file, bytes, done, bytes.length - done, start + done);
      if (count === 0) break;
      done += count;
    }
    return bytes.subarray(0, done);
  }

  close(): void {
    closeSync(this.file);
  }
}

function openNameless(): number {
  const folder = mkdtempSync(join(tmpdir(), "policy-runner-"));
  try {
    return openSync(join(folder, "sorted"), "wx+", 0o600);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function guarded(action: () => number): number {
  try {
    return action();
  } catch (error) {
    throw new CannotJudge(
      `The outcomes can not be kept in a temporary file (${systemCode(error)}); make room there, or set TMPDIR to another folder.`,
    );
  }
}
