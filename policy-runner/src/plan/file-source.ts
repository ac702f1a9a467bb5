import { createHash } from "node:crypto";
import { closeSync, fstatSync, readSync, type Stats } from "node:fs";
import { CannotJudge } from "../errors.js";
import { Utf8Check } from "./encoding.js";
import { notText } from "./refusals.js";
import { readAll } from "./spool.js";
import type { PlanSource } from "./types.js";

/** A plan that is read where it lies. */
export class FileSource implements PlanSource {
  private at: number;
  private readonly hash = createHash("sha256");
  private readonly text = new Utf8Check();

  /** @param mark length of the byte order mark, which is no part of the text */
  constructor(
    readonly name: string,
    private readonly file: number,
    private readonly mark: number,
    private readonly stats: Stats,
  ) {
    this.at = mark;
    const start = Buffer.alloc(mark);
    readAll(file, start, 0);
    this.hash.update(start);
  }

  next(into: Buffer): number {
    const length = readSync(this.file, into, 0, into.length, this.at);
    const piece = into.subarray(0, length);
    this.at += length;
    this.hash.update(piece);
    const isSound = length === 0 ? this.text.isComplete : this.text.accepts(piece);
    if (!isSound) throw notText(this.name, "utf-8");
    return length;
  }

  again(start: number, end: number): Buffer {
    const bytes = Buffer.alloc(end - start);
    return bytes.subarray(0, readAll(this.file, bytes, start + this.mark));
  }

  /** @throws CannotJudge when the file was changed, as parts of two plans would be judged as one */
  digest(): string {
    const { size, mtimeMs } = fstatSync(this.file);
    if (size !== this.stats.size || mtimeMs !== this.stats.mtimeMs) {
      throw new CannotJudge(
        `${this.name} was changed while it was read; wait until it is written, and check it again.`,
      );
    }
    return this.hash.digest("hex");
  }

  close(): void {
    closeSync(this.file);
  }
}
