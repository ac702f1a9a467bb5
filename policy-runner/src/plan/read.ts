import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { CannotJudge, systemCode } from "../errors.js";
import type { PlanBytes } from "./types.js";

/**
 * Most bytes that are read, before and after decompression: twice the longest string of V8, which
 * is what a plan in UTF-16 of that length takes. It keeps a device or a gzip bomb from filling the memory.
 */
const MAX_BYTES = 2 ** 30;

const CHUNK_BYTES = 2 ** 20;

const HOW_TO_MAKE = "write the plan with `terraform show -json PLANFILE`";

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: `there is no such file; ${HOW_TO_MAKE}, or give "-" to read standard input`,
  ENOTDIR: "a part of this path is a file, not a directory; correct the path",
  EISDIR: "this is a directory; give the plan's JSON file in it",
  EACCES: "reading is not permitted; run as the file's owner, or let this user read it",
  EPERM: "reading is not permitted; run as the file's owner, or let this user read it",
  ENAMETOOLONG: "the path is too long for this system; give the name of a file",
  ELOOP: "the path is a chain of symbolic links without end; give the file itself",
  ERR_INVALID_ARG_VALUE: "this is no possible path; give the name of a file",
};

/**
 * Reads a whole plan, unpacking it when it is gzip (by its first bytes, RFC 1952 section 2.3.1).
 *
 * @param path file name, named pipe, or "-" for standard input
 * @param stdin read only when `path` is "-"
 * @throws CannotJudge when it cannot be read, is empty, too large, or a damaged gzip
 */
export async function readPlan(path: string, stdin: Readable): Promise<PlanBytes> {
  const name = path === "-" ? "standard input" : printable(path);
  const raw = await collect(name, () =>
    path === "-" ? stdin : createReadStream(path, { highWaterMark: CHUNK_BYTES }),
  );
  if (raw.length === 0) throw new CannotJudge(`${name} is empty; ${HOW_TO_MAKE}.`);
  return { name, bytes: isGzip(raw) ? await unpack(name, raw) : raw };
}

/** A path on one line: a line break in a file name must not forge a second message. */
function printable(path: string): string {
  return path.replace(/\p{Cc}/gu, "?");
}

async function collect(name: string, open: () => Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of open()) {
      const bytes = typeof chunk === "string" ? Buffer.from(chunk) : (chunk as Buffer);
      length += bytes.length;
      if (length > MAX_BYTES) throw tooLarge(name);
      chunks.push(bytes);
    }
  } catch (error) {
    throw error instanceof CannotJudge ? error : unreadable(name, error);
  }
  return Buffer.concat(chunks, length);
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function unpack(name: string, packed: Buffer): Promise<Buffer> {
  try {
    const bytes = await promisify(gunzip)(packed, { maxOutputLength: MAX_BYTES });
    if (bytes.length > 0) return bytes;
  } catch (error) {
    if (systemCode(error) === "ERR_BUFFER_TOO_LARGE") throw tooLarge(name);
    throw new CannotJudge(`${name} is a damaged or incomplete gzip file; compress the plan again.`);
  }
  throw new CannotJudge(`${name} is empty once decompressed; ${HOW_TO_MAKE}.`);
}

function tooLarge(name: string): CannotJudge {
  return new CannotJudge(
    `${name} holds more than 1 GiB; split the configuration and judge the parts.`,
  );
}

function unreadable(name: string, error: unknown): CannotJudge {
  const code = systemCode(error);
  const reason = REASONS[code] ?? `reading failed (${code || "unknown reason"}); try again`;
  return new CannotJudge(`${name}: ${reason}.`);
}
