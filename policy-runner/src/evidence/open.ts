import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { lstat, mkdtemp, open, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CannotJudge, systemCode } from "../errors.js";
import { inTheMaking } from "../leftovers.js";
import { unpackArchive } from "./archive-reader.js";
import { Tampered } from "./tampered.js";
import type { FileEntry } from "./types.js";

/** An export that can be read as a folder. */
export interface OpenExport {
  readonly folder: string;
  /** Removes what was unpacked. */
  close(): Promise<void>;
}

/**
 * Opens an export: its folder, or an archive, which is unpacked into a private temporary one.
 *
 * @throws Tampered when the archive is not as an export has it
 * @throws CannotJudge when it can not be read
 */
export async function openExport(path: string): Promise<OpenExport> {
  const found = await stat(path).catch((error: unknown) => {
    const why = systemCode(error) === "ENOENT" ? "does not exist" : "can not be read";
    throw new CannotJudge(`${path} ${why}; give an export's folder or its archive.`);
  });
  if (found.isDirectory()) return { folder: path, close: async () => undefined };
  if (!found.isFile()) throw new CannotJudge(`${path} is no file; give an export's archive.`);
  const folder = await temporaryFolder(path);
  const done = inTheMaking(folder);
  const close = async () => {
    await rm(folder, { recursive: true, force: true });
    done();
  };
  try {
    await unpackArchive(path, folder);
  } catch (error) {
    await close();
    const code = systemCode(error);
    if (code === "") throw error;
    throw new CannotJudge(
      code === "ENOSPC"
        ? `There is no room to unpack ${path}; set TMPDIR to another folder.`
        : `${path} can not be unpacked (${code}); give an export's folder or its archive.`,
    );
  }
  return { folder, close };
}

async function temporaryFolder(path: string): Promise<string> {
  try {
    return await mkdtemp(join(tmpdir(), "policy-runner-"));
  } catch (error) {
    throw new CannotJudge(
      `${path} can not be unpacked into ${tmpdir()} (${systemCode(error)}); set TMPDIR to another folder.`,
    );
  }
}

/** Bytes of a file that is read as a whole: results of large plans, and nothing larger. */
const MOST = 2 ** 29 - 1;

/**
 * A file of an export as text; it follows no link.
 *
 * @throws Tampered when it is no such file, or too large to be one
 */
export async function readPart(folder: string, path: string): Promise<string> {
  const { size } = await lstat(join(folder, path)).catch(() => ({ size: -1 }));
  if (size < 0 || size > MOST)
    throw new Tampered(`${path} is ${size < 0 ? "missing" : "too large"}`);
  const pieces: Buffer[] = [];
  await eachPiece(folder, path, (piece) => pieces.push(Buffer.from(piece)));
  return Buffer.concat(pieces).toString("utf8");
}

/** Size and digest of a file of an export. */
export async function digestPart(folder: string, path: string): Promise<FileEntry> {
  const hash = createHash("sha256");
  let bytes = 0;
  await eachPiece(folder, path, (piece) => {
    hash.update(piece);
    bytes += piece.length;
  });
  return { path, bytes, sha256: hash.digest("hex") };
}

async function eachPiece(
  folder: string,
  path: string,
  take: (piece: Uint8Array) => void,
): Promise<void> {
  try {
    const file = await open(join(folder, path), constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      const buffer = new Uint8Array(2 ** 18);
      for (;;) {
        const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
        if (bytesRead === 0) return;
        take(buffer.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    if (systemCode(error) === "") throw error;
    throw new CannotJudge(`${path} can not be read (${systemCode(error)}); let this user read it.`);
  }
}
