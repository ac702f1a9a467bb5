import { createHash } from "node:crypto";
import { closeSync, fstatSync, readSync, type Stats } from "node:fs";
import { CannotJudge } from "../errors.js";
import { Utf8Check } from "./encoding.js";
import { Pieces } from "./read-ahead.js";
import { notText } from "./refusals.js";
import { readAll } from "./spool.js";
import type { PlanSource, ReadAhead } from "./types.js";

/** Reads a file's text from its start to its end. */
interface Reading {
  next(into: Buffer): number;
  /** SHA-256 of the whole file, once its end was reached. */
  digest(): string;
}

/** A plan that is read where it lies. */
export class FileSource implements PlanSource {
  private constructor(
    readonly name: string,
    private readonly file: number,
    private readonly mark: number,
    private readonly stats: Stats,
    private readonly reading: Reading,
  ) {}

  /**
   * @param mark length of the byte order mark, which is no part of the text
   * @param reader finds another thread that reads ahead, where that pays
   */
  static async open(
    name: string,
    file: number,
    mark: number,
    reader?: ReadAhead,
  ): Promise<FileSource> {
    const stats = fstatSync(file);
    const read = await reader?.(stats.size);
    if (read === null || read === undefined) {
      return new FileSource(name, file, mark, stats, new Direct(name, file, mark));
    }
    const pieces = new Pieces(name, file, mark);
    read(pieces.request());
    return new FileSource(name, file, mark, stats, pieces);
  }

  next(into: Buffer): number {
    return this.reading.next(into);
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
    return this.reading.digest();
  }

  close(): void {
    closeSync(this.file);
  }
}

/** Reads in this thread. */
class Direct implements Reading {
  private at: number;
  private readonly hash = createHash("sha256");
  private readonly text = new Utf8Check();

  constructor(
    private readonly name: string,
    private readonly file: number,
    mark: number,
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

  digest(): string {
    return this.hash.digest("hex");
  }
}
