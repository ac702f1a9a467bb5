import { randomBytes } from "node:crypto";
import { lstat, mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CannotJudge, systemCode } from "../errors.js";
import type { Files } from "./types.js";

/**
 * Writes files into a folder, all of them or none: beside their names first, which they then take.
 *
 * @param force whether to replace files that are there
 * @throws CannotJudge when one is there, or can not be written
 */
export async function writeNew(folder: string, files: Files, force: boolean): Promise<void> {
  for (const name of files.keys()) await refuse(join(folder, name), force);
  const mark = `.${randomBytes(6).toString("hex")}.tmp`;
  // What has to go again when not all can be written.
  const made: string[] = [];
  for (const [name, text] of files) {
    const path = join(folder, name);
    try {
      const first = await mkdir(dirname(path), { recursive: true });
      if (first !== undefined) made.push(first);
      made.push(path + mark);
      await writeFile(path + mark, text, { flag: "wx" });
    } catch (error) {
      for (const one of made) await rm(one, { recursive: true, force: true });
      throw new CannotJudge(
        `The file ${path} can not be written (${systemCode(error)}), and nothing was; choose another folder.`,
      );
    }
  }
  for (const name of files.keys()) await rename(join(folder, name) + mark, join(folder, name));
}

/** A link that leads nowhere is there as well; a folder can not be replaced at all. */
async function refuse(path: string, force: boolean): Promise<void> {
  if (
    await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    )
  ) {
    throw new CannotJudge(`${path} is a folder, and nothing was written; move it away.`);
  }
  if (force || (await lstat(path).catch(() => null)) === null) return;
  throw new CannotJudge(
    `The file ${path} is there already, and nothing was written; move it away, or replace it with --force.`,
  );
}
