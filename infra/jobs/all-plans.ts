import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sweepAbandoned } from "./leftovers.js";
import { makePlan, workplace } from "./planning.js";
import { makeRunFolder } from "./private-files.js";
import { readRequest } from "./request.js";
import { say } from "./say.js";
import { readEnvironment } from "./settings.js";
import { openTarget } from "./target.js";

/**
 * Plans environments, one after the other, and hands on their plans as `name=path`, in the order in which
 * a change travels. They are deleted when that is done.
 */
export async function withPlans(
  names: readonly string[],
  abort: AbortSignal,
  act: (plans: readonly string[]) => Promise<number>,
): Promise<number> {
  sweepAbandoned();
  const folder = makeRunFolder();
  try {
    const plans: string[] = [];
    for (const name of byTier(names)) {
      say(`${name}:`);
      plans.push(`${name}=${await planOf(name, folder, abort)}`);
    }
    return await act(plans);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

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
