import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInflateRaw } from "node:zlib";
import { CannotJudge, systemCode } from "../errors.js";
import { crc32 } from "./crc32.js";
import { ARCHIVE_ROOT } from "./names.js";
import { Tampered } from "./tampered.js";
import { BLOCK, paddingOf, readHeader, type TarEntry } from "./tar.js";

/** The header that writing gives: no name, no time, system 3. Source: RFC 1952, section 2.3 */
const GZIP = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);

/** Check sum and size at the end. */
const TRAILER = 8;

/** What an archive may unpack to: this many bytes, and times its own size. Exports come to 10 to 60 times. */
const MOST_BYTES = 2 ** 26;
const MOST_TIMES = 200;
const MOST_FILES = 10_000;

/**
 * Unpacks an archive of an export into an empty folder, and nothing outside of it. Only what writing
 * an archive gives is taken: files under plain names, in order, none twice, and nothing behind them.
 *
 * @throws Tampered when it is anything else
 * @throws CannotJudge when it can not be read, or is no gzip at all
 */
export async function unpackArchive(path: string, folder: string): Promise<void> {
  const file = await opened(path);
  try {
    const { size } = await file.stat();
    const head = await piece(file, 0, GZIP.length);
    if (!head.subarray(0, 2).equals(GZIP.subarray(0, 2))) {
      throw new CannotJudge(`${path} is no tar.gz; give an export's folder or its archive.`);
    }
    if (!head.equals(GZIP))
      throw new Tampered("the archive's gzip header is not that of an export");
    if (size <= GZIP.length + TRAILER) throw cutShort();
    const trailer = await piece(file, size - TRAILER, TRAILER);
    await unpack({ path, folder, size, trailer });
  } finally {
    await file.close();
  }
}

interface Packed {
  readonly path: string;
  readonly folder: string;
  readonly size: number;
  readonly trailer: Buffer;
}

async function unpack({ path, folder, size, trailer }: Packed): Promise<void> {
  const inflate = createInflateRaw();
  const source = createReadStream(path, { start: GZIP.length, end: size - TRAILER - 1 });
  source.on("error", (error) => inflate.destroy(error));
  const unpacker = new Unpacker(folder, Math.max(MOST_BYTES, size * MOST_TIMES));
  let sum = 0;
  let length = 0;
  try {
    for await (const chunk of source.pipe(inflate) as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum);
      length += chunk.length;
      await unpacker.take(chunk);
    }
  } catch (error) {
    if (systemCode(error) === "Z_BUF_ERROR") throw cutShort();
    if (systemCode(error).startsWith("Z_")) throw new Tampered("the archive is damaged");
    throw error;
  } finally {
    source.destroy();
    inflate.destroy();
    await unpacker.close();
  }
  unpacker.end();
  if (inflate.bytesWritten !== size - GZIP.length - TRAILER) {
    throw new Tampered("the archive holds something behind its end");
  }
  const isSound = trailer.readUInt32LE(0) === sum && trailer.readUInt32LE(4) === length % 2 ** 32;
  if (!isSound) throw new Tampered("the archive's check sum does not match");
}

/** Takes a tar in pieces of any size. */
class Unpacker {
  private held: Buffer = Buffer.alloc(0);
  private file: FileHandle | null = null;
  /** Bytes of the current file that are still to come, and of what fills its last block. */
  private content = 0;
  private padding = 0;
  private last = "";
  private total = 0;
  private files = 0;
  /** Blocks of nothing, of which two end an archive. */
  private empty = 0;

  constructor(
    private readonly folder: string,
    private readonly most: number,
  ) {}

  async take(chunk: Buffer): Promise<void> {
    this.held = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk]);
    while (this.held.length > 0) {
      if (this.content > 0) await this.write(this.cut(Math.min(this.content, this.held.length)));
      else if (this.padding > 0) this.skip(this.cut(Math.min(this.padding, this.held.length)));
      else if (this.held.length < BLOCK) return;
      else await this.header(this.cut(BLOCK));
    }
  }

  /** @throws Tampered when the end is missing */
  end(): void {
    if (this.empty !== 2 || this.held.length > 0) throw cutShort();
  }

  async close(): Promise<void> {
    await this.file?.close();
    this.file = null;
  }

  private cut(bytes: number): Buffer {
    const cut = this.held.subarray(0, bytes);
    this.held = this.held.subarray(bytes);
    return cut;
  }

  private async write(bytes: Buffer): Promise<void> {
    await this.file?.writeFile(bytes);
    this.content -= bytes.length;
    if (this.content === 0) await this.close();
  }

  private skip(bytes: Buffer): void {
    if (bytes.some((byte) => byte !== 0))
      throw new Tampered(`the archive is damaged at ${this.last}`);
    this.padding -= bytes.length;
  }

  private async header(block: Buffer): Promise<void> {
    if (this.empty === 2) throw new Tampered("the archive holds something behind its end");
    if (block.every((byte) => byte === 0)) {
      this.empty += 1;
      return;
    }
    const entry = this.empty === 0 ? readHeader(block) : "holds something behind its end";
    if (typeof entry === "string") throw new Tampered(`the archive ${entry}`);
    this.admit(entry);
    const target = join(this.folder, entry.path.slice(ARCHIVE_ROOT.length));
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    this.file = await open(target, "wx", 0o600);
    this.content = entry.bytes;
    this.padding = paddingOf(entry.bytes);
    if (this.content === 0) await this.close();
  }

  private admit({ path, bytes }: TarEntry): void {
    if (path === this.last) throw new Tampered(`the archive holds ${path} twice`);
    if (!path.startsWith(ARCHIVE_ROOT)) {
      throw new Tampered(`the archive holds ${path}, which is not in ${ARCHIVE_ROOT}`);
    }
    if (path < this.last) throw new Tampered(`the archive holds ${path} twice, or out of order`);
    this.total += bytes;
    this.files += 1;
    if (this.total > this.most || this.files > MOST_FILES) {
      throw new Tampered("the archive would unpack to more than an export of its size ever does");
    }
    this.last = path;
  }
}

async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, "r");
  } catch (error) {
    throw new CannotJudge(`${path} can not be read (${systemCode(error)}); correct the path.`);
  }
}

async function piece(file: FileHandle, at: number, bytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes);
  const { bytesRead } = await file.read(buffer, 0, bytes, at);
  return buffer.subarray(0, bytesRead);
}

function cutShort(): Tampered {
  return new Tampered("the archive is cut short");
}
