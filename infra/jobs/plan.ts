import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { JobError } from "./errors.js";
import { sweepAbandoned } from "./leftovers.js";
import { judge, makePlan, workplace } from "./planning.js";
import { makeRunFolder } from "./private-files.js";
import { readRequest } from "./request.js";
import { discardPlan, savePlan } from "./saved-plan.js";
import { say } from "./say.js";
import { readEnvironment } from "./settings.js";
import { openTarget } from "./target.js";

/** Plans one environment, has the plan judged, and saves both for `apply`. */
export async function plan(abort: AbortSignal): Promise<number> {
  // A verdict for apply is given by the project's own rules, not by what a caller adds.
  if (process.env.ARGS) {
    throw new JobError("ARGS is for make plan-check only: run make plan without it.");
  }
  const request = readRequest(process.env);
  const environment = readEnvironment(request.environment);
  sweepAbandoned();
  discardPlan(request);
  const folder = makeRunFolder();
  try {
    const target = await openTarget(request, environment, folder, abort, { keptOnly: true });
    try {
      const json = await makePlan(workplace(target.env, folder, abort), request, environment);
      const code = await judge(json, request, abort);
      if (code !== 2) {
        savePlan(readFileSync(join(folder, "plan")), code, request);
        say(`Saved with its verdict for make apply ENV=${request.environment}.`);
      }
      return code;
    } finally {
      await target.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
