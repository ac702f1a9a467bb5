import { randomBytes } from "node:crypto";
import { inChunks } from "../chunks.js";
import { historyFiles } from "../history/records.js";
import { jsonReport } from "../report/json.js";
import { writeBelow } from "../report/write.js";
import type { Result } from "../verdict/types.js";

/**
 * Adds a check to a history. What its files hold follows from the result alone; only their names are
 * random, so that runs that write at once, or again, never meet.
 *
 * @throws CannotJudge when it can not be written
 */
export async function record(folder: string, result: Result): Promise<void> {
  const unique = randomBytes(8).toString("hex");
  await writeBelow(folder, historyFiles(result, inChunks(jsonReport(result)), unique));
}
