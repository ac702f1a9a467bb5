import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { run } from "./command.js";
import { emulatedEnvironment } from "./environment.js";
import { sweepAbandoned } from "./leftovers.js";
import { PATHS, ROOT } from "./paths.js";
import { makePlan, workplace } from "./planning.js";
import { makeRunFolder } from "./private-files.js";
import { readRequest } from "./request.js";
import { say } from "./say.js";
import { environmentNames, readEnvironment } from "./settings.js";
import { openTarget } from "./target.js";

/** Plans every environment and says whether they are the same, save for what is declared to differ. */
export async function parity(abort: AbortSignal): Promise<number> {
  sweepAbandoned();
  const folder = makeRunFolder();
  try {
    const plans: string[] = [];
    for (const name of byTier(environmentNames())) {
      say(`${name}:`);
      plans.push(`${name}=${await planOf(name, folder, abort)}`);
    }
    return await compared(plans, abort);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In the order in which a change travels. */
function byTier(names: readonly string[]): readonly string[] {
  const order = ["dev", "staging", "prod"];
  const rank = (name: string) => (order.indexOf(name) + order.length + 1) % (order.length + 1);
  return [...names].sort((a, b) => rank(a) - rank(b));
}

async function planOf(name: string, folder: string, abort: AbortSignal): Promise<string> {
  const request = { ...readRequest(process.env), environment: name, suffix: name };
  const environment = readEnvironment(name);
  const own = join(folder, name);
  mkdirSync(own, { mode: 0o700 });
  const target = await openTarget(request, environment, own, abort);
  try {
    const plan = await makePlan(workplace(target.env, own, abort), request, environment);
    const kept = join(folder, `${name}.json`);
    renameSync(plan, kept);
    return kept;
  } finally {
    await target.close();
    rmSync(own, { recursive: true, force: true });
  }
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
