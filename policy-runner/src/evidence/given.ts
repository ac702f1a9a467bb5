import { stat } from "node:fs/promises";
import { CannotJudge } from "../errors.js";
import { readBytes } from "../text-file.js";

/**
 * The bytes of a file that is put into an export as it is.
 *
 * @param what begins the sentence of an error: "The waivers"
 * @throws CannotJudge when it can not be read
 */
export async function givenFile(path: string, what: string): Promise<Buffer> {
  return readBytes({ path, what, how: "correct the path" });
}

/**
 * A plan is read more than once for an export: standard input and pipes are gone by then.
 *
 * @throws CannotJudge when it is no file
 */
export async function assertReadTwice(plan: string): Promise<void> {
  const found = await stat(plan).catch(() => null);
  if (plan !== "-" && (found === null || found.isFile() || found.isDirectory())) return;
  throw new CannotJudge(
    `A plan to be exported is read twice, and ${plan} is no file; save it in one.`,
  );
}
