import { closeSync, createReadStream, fstatSync, openSync } from "node:fs";
import type { Readable } from "node:stream";
import { CannotJudge, systemCode } from "../errors.js";
import { isGzip, isZip, recognise, SNIFFED } from "./encoding.js";
import { FileSource } from "./file-source.js";
import { HOW_TO_MAKE } from "./refusals.js";
import { readAll } from "./spool.js";
import { StreamSource } from "./stream-source.js";
import type { PlanSource, ReadAhead } from "./types.js";

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: `there is no such file; ${HOW_TO_MAKE}, or give "-" to read standard input`,
  ENOTDIR: "a part of this path is a file, not a directory; correct the path",
  EISDIR: "this is a directory; give the plan's JSON file in it",
  EACCES: "reading is not permitted; run as the file's owner, or let this user read it",
  EPERM: "reading is not permitted; run as the file's owner, or let this user read it",
  ENAMETOOLONG: "the path is too long for this system; give the name of a file",
  ELOOP: "the path is a chain of symbolic links without end; give the file itself",
  ENOSPC: "the disk for temporary files is full; make room there, or set TMPDIR to another",
  ERR_INVALID_ARG_VALUE: "this is no possible path; give the name of a file",
};

/**
 * Opens a plan. A file of UTF-8 is read where it lies; what comes from standard input, a pipe, gzip or
 * UTF-16 is unpacked into a private temporary file on the way, so that parts can be read again.
 *
 * @param path file name, named pipe, or "-" for standard input
 * @param stdin read only when `path` is "-"
 * @param reader finds another thread that reads a file ahead, where that pays
 * @throws CannotJudge when it cannot be opened, or is a binary plan
 */
export async function openPlan(
  path: string,
  stdin: Readable,
  reader?: ReadAhead,
): Promise<PlanSource> {
  const name = path === "-" ? "standard input" : printable(path);
  return guarded(name, () =>
    path === "-" ? StreamSource.open(name, stdin) : openFile(name, path, reader),
  );
}

/** @throws CannotJudge for what the system says when it can not read */
export async function guarded<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof CannotJudge || systemCode(error) === "") throw error;
    throw unreadable(name, error);
  }
}

async function openFile(name: string, path: string, reader?: ReadAhead): Promise<PlanSource> {
  const file = openSync(path, "r");
  try {
    const stats = fstatSync(file);
    if (stats.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
    const start = Buffer.alloc(SNIFFED);
    if (stats.isFile()) {
      const sniffed = start.subarray(0, readAll(file, start, 0));
      if (sniffed.length === 0) throw new CannotJudge(`${name} is empty; ${HOW_TO_MAKE}.`);
      const { encoding, mark } = recognise(sniffed);
      const isPlain = encoding === "utf-8" && !isGzip(sniffed) && !isZip(sniffed);
      if (isPlain) return await FileSource.open(name, file, mark, reader);
    }
  } catch (error) {
    closeSync(file);
    throw error;
  }
  return StreamSource.open(name, createReadStream(path, { fd: file, start: 0 }));
}

/** A path on one line: a line break in a file name must not forge a second message. */
function printable(path: string): string {
  return path.replace(/\p{Cc}/gu, "?");
}

function unreadable(name: string, error: unknown): CannotJudge {
  const code = systemCode(error);
  const reason = REASONS[code] ?? `reading failed (${code}); try again`;
  return new CannotJudge(`${name}: ${reason}.`);
}
