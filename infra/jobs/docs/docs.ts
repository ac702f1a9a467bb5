import { run } from "../command.js";
import { cleanEnvironment } from "../environment.js";
import { PATHS } from "../paths.js";
import { updateHistory } from "./history-docs.js";
import { updateReadmes } from "./module-docs.js";

/**
 * Brings everything up to date that is written from the code: README files of modules,
 * the page and the tables of the history, pages of rules.
 */
export async function docs(abort: AbortSignal): Promise<number> {
  await updateReadmes();
  updateHistory();
  const args = [PATHS.runner, "rules", "--docs", "docs/rules"];
  const env = cleanEnvironment(process.env);
  const { code } = await run({ file: process.execPath, args, env, inherit: true }, abort);
  return code === 0 ? 0 : 2;
}
