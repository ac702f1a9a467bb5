import { relative } from "node:path";
import { withPlans } from "./all-plans.js";
import { run } from "./command.js";
import { emulatedEnvironment } from "./environment.js";
import { PATHS, ROOT } from "./paths.js";
import { readRequest } from "./request.js";
import { environmentNames } from "./settings.js";

/** Plans every environment and says whether they are the same, save for what is declared to differ. */
export function parity(abort: AbortSignal): Promise<number> {
  return withPlans(environmentNames(), abort, (plans) => compared(plans, abort));
}

async function compared(plans: readonly string[], abort: AbortSignal): Promise<number> {
  const options = ["--variations", "policies/variations.yaml", "--source"];
  const words = ["compare", ...plans, ...options, relative(ROOT, PATHS.infra)];
  const args = [PATHS.runner, ...words, ...readRequest(process.env).checkArguments];
  // The judge reads files: it needs no access to any AWS.
  const env = emulatedEnvironment(process.env);
  const { code } = await run({ file: process.execPath, args, env, inherit: true }, abort);
  return code === 0 || code === 1 ? code : 2;
}
