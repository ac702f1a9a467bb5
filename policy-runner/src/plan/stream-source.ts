import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { TextDecoder } from "node:util";
import { createGunzip } from "node:zlib";
import { CannotJudge, systemCode } from "../errors.js";
import { type Encoding, isGzip, isZip, recognise, SNIFFED, Utf8Check } from "./encoding.js";
import { HOW_TO_MAKE, isBinary, notText } from "./refusals.js";
import { Spool } from "./spool.js";
import type { PlanSource } from "./types.js";

type Pieces = AsyncIterator<Buffer>;

/** A plan that comes once: from standard input, a pipe, gzip or in UTF-16. Its text is kept aside. */
export class StreamSource implements PlanSource {
  private readonly hash = createHash("sha256");
  private readonly text = new Utf8Check();
  private readonly kept = new Spool();
  private left: Buffer = Buffer.alloc(0);
  private decoder: TextDecoder | null = null;
  private encoding: Encoding = "utf-8";

  private constructor(
    readonly name: string,
    private readonly pieces: Pieces,
  ) {}

  /** @throws CannotJudge when it is empty, or a binary plan */
  static async open(name: string, stream: Readable): Promise<StreamSource> {
    const source = new StreamSource(name, await unpacked(name, stream));
    await source.begin();
    return source;
  }

  private async begin(): Promise<void> {
    const start = await atLeast(this.pieces, SNIFFED);
    if (isZip(start)) throw isBinary(this.name);
    const { encoding, mark } = recognise(start);
    this.encoding = encoding;
    if (encoding !== "utf-8") {
      this.decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
    }
    this.hash.update(start);
    this.left = this.decode(start.subarray(mark), false);
  }

  async next(into: Buffer): Promise<number> {
    while (this.left.length === 0) {
      const { value, done } = await this.pieces.next();
      if (done === true) return this.end();
      this.hash.update(value);
      this.left = this.decode(value, false);
    }
    const length = this.left.copy(into);
    this.left = this.left.subarray(length);
    this.kept.append(into.subarray(0, length));
    return length;
  }

  private end(): number {
    this.decode(Buffer.alloc(0), true);
    if (!this.text.isComplete) throw notText(this.name, this.encoding);
    return 0;
  }

  private decode(piece: Buffer, last: boolean): Buffer {
    try {
      const text = this.decoder?.decode(piece, { stream: !last });
      const bytes = text === undefined ? piece : Buffer.from(text);
      if (this.text.accepts(bytes)) return bytes;
    } catch {
      // Half a character: not the encoding that it begins with.
    }
    throw notText(this.name, this.encoding);
  }

  again(start: number, end: number): Buffer {
    return Buffer.from(this.kept.read(start, end));
  }

  digest(): string {
    return this.hash.digest("hex");
  }

  close(): void {
    this.kept.close();
    void this.pieces.return?.();
  }
}

/** The pieces of a stream, those of what is in it when it is gzip. */
async function unpacked(name: string, stream: Readable): Promise<Pieces> {
  const raw = asBuffers(stream);
  const start = await atLeast(raw, 2);
  if (start.length === 0) throw new CannotJudge(`${name} is empty; ${HOW_TO_MAKE}.`);
  const all = prepended(start, raw);
  if (!isGzip(start)) return all;
  const inside = gunzipped(name, all);
  const first = await atLeast(inside, 1);
  if (first.length > 0) return prepended(first, inside);
  throw new CannotJudge(`${name} is empty once decompressed; ${HOW_TO_MAKE}.`);
}

async function* asBuffers(stream: Readable): AsyncGenerator<Buffer> {
  for await (const chunk of stream) yield typeof chunk === "string" ? Buffer.from(chunk) : chunk;
}

async function* prepended(start: Buffer, rest: Pieces): AsyncGenerator<Buffer> {
  yield start;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

async function atLeast(pieces: Pieces, length: number): Promise<Buffer> {
  let bytes: Buffer = Buffer.alloc(0);
  while (bytes.length < length) {
    const { value, done } = await pieces.next();
    if (done === true) break;
    bytes = Buffer.concat([bytes, value]);
  }
  return bytes;
}

async function* gunzipped(name: string, packed: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  const fed = feed(gunzip, packed);
  fed.catch((error: Error) => gunzip.destroy(error));
  try {
    yield* asBuffers(gunzip);
  } catch (error) {
    if (!/^Z_|^ERR_ZLIB/.test(systemCode(error))) throw error;
    throw new CannotJudge(`${name} is a damaged or incomplete gzip file; compress the plan again.`);
  }
}

async function feed(gunzip: NodeJS.WritableStream, pieces: AsyncGenerator<Buffer>): Promise<void> {
  for await (const piece of pieces) {
    if (!gunzip.write(piece)) await new Promise((resolve) => gunzip.once("drain", resolve));
  }
  gunzip.end();
}
