import { createReadStream } from "node:fs";
import { CannotJudge, systemCode } from "./errors.js";

/** A file of text, what it is, and how somebody gets one that can be read. */
export interface TextFile {
  readonly path: string;
  /** Begins the sentence of an error: "The configuration". */
  readonly what: string;
  /** Ends it: "give --config the path of a YAML file". */
  readonly how: string;
}

/**
 * Reads a file of text. What begins it as a byte order mark stays, so that a digest is the file's.
 *
 * @throws CannotJudge when it can not be read, or is not UTF-8
 */
export async function readText(file: TextFile): Promise<string> {
  const bytes = await readBytes(file);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CannotJudge(
      `${file.what} ${file.path} is not UTF-8 (line ${lineOf(bytes)}); save it as UTF-8.`,
    );
  }
}

/**
 * The bytes of such a file, whatever they say.
 *
 * @throws CannotJudge when it can not be read
 */
export async function readBytes({ path, what, how }: TextFile): Promise<Buffer> {
  if (path === "") throw new CannotJudge(`${what} is given no path; ${how}.`);
  try {
    return await bytesOf(path);
  } catch (error) {
    if (error instanceof RangeError)
      throw new CannotJudge(`${what} ${path} is larger than 256 MiB; ${how}.`);
    const why =
      systemCode(error) === "ENOENT" ? "does not exist" : `can not be read (${systemCode(error)})`;
    throw new CannotJudge(`${what} ${path} ${why}; ${how}.`);
  }
}

/** More than anybody writes, and less than a device without an end would fill memory with. */
const MOST = 256 * 1024 * 1024;

async function bytesOf(path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    size += (chunk as Buffer).length;
    if (size > MOST) throw new RangeError();
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks, size);
}

/** The line of the first byte that is wrong: up to there, decoding and encoding change nothing. */
function lineOf(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString("utf8"));
  const first = again.findIndex((byte, at) => byte !== bytes[at]);
  return bytes.subarray(0, first).toString("latin1").split("\n").length;
}
