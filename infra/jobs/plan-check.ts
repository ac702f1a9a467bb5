import { rmSync } from "node:fs";
import { keepPlan, sweepAbandoned } from "./leftovers.js";
import { judge, makePlan, workplace } from "./planning.js";
import { makeRunFolder } from "./private-files.js";
import { readRequest } from "./request.js";
import { readEnvironment } from "./settings.js";
import { openTarget } from "./target.js";

/** Plans one environment and has the plan judged; the exit code is the judge's. */
export async function planCheck(abort: AbortSignal): Promise<number> {
  const request = readRequest(process.env);
  const environment = readEnvironment(request.environment);
  sweepAbandoned();
  const folder = makeRunFolder();
  try {
    const target = await openTarget(request, environment, folder, abort);
    try {
      const place = workplace(target.env, folder, abort);
      const plan = await makePlan(place, request, environment);
      return await judge(plan, request, abort);
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
