import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { access, mkdir, open, readlink, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { pieces, type Text } from "../chunks.js";
import { CannotJudge, systemCode } from "../errors.js";
import { inTheMaking } from "../leftovers.js";

/**
 * Writes a report whole or not at all: to a file beside it first, which then takes its name.
 *
 * @throws CannotJudge when it can not be written; then what stood under the name still does.
 */
export async function writeReport(path: string, content: Text | Uint8Array): Promise<void> {
  const file = await writtenFile(path);
  const temporary = `${file}.${randomBytes(6).toString("hex")}.tmp`;
  const done = inTheMaking(temporary);
  try {
    if (await isDevice(path)) return await writeTo(path, "a", content);
    await writeTo(temporary, "wx", content);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    // What goes wrong while the pieces are made is no fault of the path.
    if (error instanceof CannotJudge || systemCode(error) === "") throw error;
    throw cannotWrite(path, error);
  } finally {
    done();
  }
}

/**
 * The file that is written under a path, by the one name that it has. A symbolic link stays one: the file
 * that it leads to is written.
 */
export async function writtenFile(path: string): Promise<string> {
  return realpath(path).catch(async (error) => {
    const folder = await realpath(dirname(path)).catch(() => resolve(dirname(path)));
    // One that leads to a file that is not there yet is the file that it will be.
    const target = systemCode(error) === "ENOENT" ? await readlink(path).catch(() => null) : null;
    return target === null ? join(folder, basename(path)) : writtenFile(resolve(folder, target));
  });
}

/**
 * Adds files to a folder, in their order, and makes the folders that they lie in. Each is written
 * whole or not at all.
 *
 * @param files path below the folder → text
 * @throws CannotJudge when one can not be written
 */
export async function writeBelow(
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [name, text] of files) {
    const path = join(folder, name);
    try {
      await makeFolder(dirname(path));
    } catch (error) {
      throw cannotWrite(path, error);
    }
    await writeReport(path, text);
  }
}

/**
 * Looks whether files can be added to a folder, which need not be there yet.
 *
 * @throws CannotJudge when it is no folder, is closed, or can not be made
 */
export async function assertFolder(folder: string): Promise<void> {
  try {
    const found = await stat(folder).catch(absent);
    if (found?.isDirectory() === false) throw Object.assign(new Error(), { code: "ENOTDIR" });
    if (found === null) await makeFolder(folder);
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw cannotWrite(folder, error);
  }
}

/**
 * Looks whether a report can be written, before the work for it is done.
 *
 * @throws CannotJudge when its folder is missing or closed, or the path is a folder.
 */
export async function assertWritable(path: string): Promise<void> {
  if (path === "") throw new CannotJudge("A report is given no path; give it one.");
  try {
    const found = await stat(path).catch(absent);
    if (found?.isDirectory() === true) throw Object.assign(new Error(), { code: "EISDIR" });
    if (found !== null) await access(path, constants.W_OK);
    if (await isDevice(path)) return;
    await access(dirname(await writtenFile(path)), constants.W_OK | constants.X_OK);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

/**
 * Makes a folder and those that it lies in. Not `recursive`: where a file system refuses a folder as
 * one that does not exist, as /proc does, Node 20 would try for ever.
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (systemCode(error) === "EEXIST" && (await stat(folder)).isDirectory()) return;
    if (systemCode(error) !== "ENOENT" || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder).catch((again) => {
      if (systemCode(again) !== "EEXIST") throw again;
    });
  }
}

/** Whether there is a folder under a path. */
export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() === true;
}

/** A file that is not there is none; whatever else is wrong with its path is an error. */
function absent(error: unknown): null {
  if (systemCode(error) === "ENOENT") return null;
  throw error;
}

async function writeTo(path: string, flags: string, content: Text | Uint8Array): Promise<void> {
  const file = await open(path, flags);
  try {
    for (const chunk of pieces(content)) await file.writeFile(chunk);
    if (flags === "wx") await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Pipes and devices are written to as they are, with no folder to be renamed in. So is /dev/stdout
 * when it is a file: what takes its name would no longer be what the shell has opened.
 */
async function isDevice(path: string): Promise<boolean> {
  if (/^\/(?:dev|proc)\//.test(resolve(path))) return true;
  const found = await stat(path).catch(() => null);
  return found !== null && !found.isFile() && !found.isDirectory();
}

/** The error of a report that the system does not let be written. */
export function cannotWrite(path: string, error: unknown): CannotJudge {
  const why =
    {
      ENOENT: "its folder does not exist",
      EACCES: "there is no permission to",
      EISDIR: "it is a folder",
      EDQUOT: "the disk's quota is used up",
      EFBIG: "it would be larger than a file may be",
      ENOSPC: "the disk is full",
      ENOTDIR: "a part of its path is no folder",
      EROFS: "the file system is read-only",
    }[systemCode(error)] ?? `the system says ${systemCode(error) || "no"}`;
  return new CannotJudge(`The report ${path} can not be written: ${why}; choose another path.`);
}
