import { access } from "node:fs/promises";
import { join } from "node:path";
import { CannotJudge } from "../errors.js";

/**
 * Looks whether a folder is a pack's.
 *
 * @param how the word of the command line that takes it
 * @throws CannotJudge when it has no manifest
 */
export async function assertPack(policies: string, how: string): Promise<void> {
  try {
    await access(join(policies, "pack.yaml"));
  } catch {
    throw new CannotJudge(
      `There is no policy pack in ${policies || '""'}, which has no pack.yaml; give ${how} the folder that has one.`,
    );
  }
}
