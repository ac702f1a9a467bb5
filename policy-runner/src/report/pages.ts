import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { CannotJudge } from "../errors.js";
import { cannotWrite, makeFolder, writeReport } from "./write.js";

/**
 * Writes pages into a folder, and removes what an earlier run left there.
 *
 * @param isOwn whether a text is that of such a page: nothing else is removed or replaced
 * @throws CannotJudge when one can not be written
 */
export async function writePages(
  folder: string,
  pages: ReadonlyMap<string, string>,
  isOwn: (text: string) => boolean,
): Promise<void> {
  try {
    await makeFolder(folder);
    const found = (await readdir(folder)).filter((name) => name.endsWith(".md"));
    const own = await only(found, async (name) =>
      isOwn(await readFile(join(folder, name), "utf8")),
    );
    const foreign = found.find((name) => pages.has(name) && !own.includes(name));
    if (foreign !== undefined) {
      throw new CannotJudge(
        `The folder ${folder} holds a ${foreign} that is no page of a rule; choose another folder.`,
      );
    }
    for (const name of own) if (!pages.has(name)) await rm(join(folder, name));
  } catch (error) {
    if (error instanceof CannotJudge) throw error;
    throw cannotWrite(folder, error);
  }
  for (const [name, text] of pages) await writeReport(join(folder, name), text);
}

async function only<T>(
  all: readonly T[],
  fits: (one: T) => Promise<boolean>,
): Promise<readonly T[]> {
  const found: T[] = [];
  for (const one of all) if (await fits(one)) found.push(one);
  return found;
}
