import { rmSync } from "node:fs";
import { run } from "./command.js";
import { cleanEnvironment, emulatedEnvironment } from "./environment.js";
import { keepPlan, sweepAbandoned } from "./leftovers.js";
import { PATHS } from "./paths.js";
import { makePlan, workplace } from "./planning.js";
import { makeRunFolder } from "./private-files.js";
import { type Request, readRequest } from "./request.js";
import { readEnvironment } from "./settings.js";
import { openTarget } from "./target.js";

/** What stands is to be seen, and not to be refused: a validation would break off at the first rule that is not defined. */
const OPTIONS = [
  "-refresh-only",
  "-var=security_rules_rollout=true",
  "-var=listener_rules_rollout=true",
];

/** Says what was changed behind Terraform's back in one environment. */
export async function drift(abort: AbortSignal): Promise<number> {
  const request = readRequest(process.env);
  const environment = readEnvironment(request.environment);
  sweepAbandoned();
  const folder = makeRunFolder();
  try {
    // What is there is looked at: an emulator of the run's own would have nothing.
    const target = await openTarget(request, environment, folder, abort, { keptOnly: true });
    try {
      const place = workplace(target.env, folder, abort);
      const plan = await makePlan(place, request, environment, OPTIONS);
      return await judgeDrift(plan, request, abort);
    } finally {
      await target.close();
    }
  } finally {
    if (request.keepPlan) {
      keepPlan(folder, request.suffix);
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

async function judgeDrift(plan: string, request: Request, abort: AbortSignal): Promise<number> {
  const words = ["drift", plan, "--env", request.environment, "--target", request.target];
  const args = [PATHS.runner, ...words, ...request.checkArguments];
  const env =
    request.target === "aws" ? cleanEnvironment(process.env) : emulatedEnvironment(process.env);
  const { code } = await run({ file: process.execPath, args, env, inherit: true }, abort);
  return code === 0 || code === 1 ? code : 2;
}
