import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { CannotJudge, systemCode } from "../errors.js";
import { inTheMaking } from "../leftovers.js";
import { byCodeUnit } from "./canonical.js";
import { ARCHIVE_ROOT } from "./names.js";
import { BLOCK, paddingOf, tarHeader } from "./tar.js";
import type { FileEntry } from "./types.js";

/** Bytes of a file that are read at once. */
const PIECE = 2 ** 18;

type Put = (bytes: Uint8Array) => Promise<void>;

/** An archive that is written, but does not have its name yet. */
export interface NewArchive {
  /** Gives it its name. @throws CannotJudge when that is not possible */
  takePlace(): Promise<void>;
  discard(): Promise<void>;
}

/**
 * Writes a folder's files as tar.gz: sorted, without times or owners, and compressed by code that gives
 * the same bytes on every machine, which zlib does not.
 *
 * @throws CannotJudge when it can not be written
 */
export async function writeArchive(
  path: string,
  folder: string,
  files: readonly FileEntry[],
): Promise<NewArchive> {
  const temporary = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  const done = inTheMaking(temporary);
  const discard = async () => {
    await rm(temporary, { force: true });
    done();
  };
  try {
    await pack(temporary, folder, files);
  } catch (error) {
    await discard();
    throw cannotWrite(path, error);
  }
  const takePlace = async () => {
    await rename(temporary, path).catch((error: unknown) => {
      throw cannotWrite(path, error);
    });
  };
  return { takePlace, discard };
}

async function pack(temporary: string, folder: string, files: readonly FileEntry[]): Promise<void> {
  const { Gzip } = await import("fflate");
  const out = await open(temporary, "wx");
  try {
    let packed: Uint8Array[] = [];
    const gzip = new Gzip({ level: 6, mtime: 0 }, (bytes) => packed.push(bytes));
    const put = async (bytes: Uint8Array, last = false) => {
      gzip.push(bytes, last);
      for (const piece of packed) await out.writeFile(piece);
      packed = [];
    };
    for (const file of [...files].sort((a, b) => byCodeUnit(a.path, b.path))) {
      await put(tarHeader({ path: `${ARCHIVE_ROOT}${file.path}`, bytes: file.bytes }));
      await putFile(join(folder, file.path), put);
      await put(new Uint8Array(paddingOf(file.bytes)));
    }
    await put(new Uint8Array(2 * BLOCK), true);
    await out.sync();
  } finally {
    await out.close();
  }
}

async function putFile(path: string, put: Put): Promise<void> {
  const file = await open(path, "r");
  try {
    for (;;) {
      // A piece of its own each time: what compresses it may keep it.
      const { bytesRead, buffer } = await file.read(new Uint8Array(PIECE), 0, PIECE, null);
      if (bytesRead === 0) return;
      await put(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

function cannotWrite(path: string, error: unknown): unknown {
  if (error instanceof CannotJudge || systemCode(error) === "") return error;
  return new CannotJudge(
    `The archive ${path} can not be written (${systemCode(error)}); choose another path, or make room.`,
  );
}
