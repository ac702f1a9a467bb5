import { rmSync } from "node:fs";
import { join } from "node:path";
import { confirmWord } from "./confirmation.js";
import { JobError } from "./errors.js";
import { sweepAbandoned } from "./leftovers.js";
import { destroyRoot } from "./other-roots/jobs.js";
import { initialize, planArguments, workplace } from "./planning.js";
import { makeRunFolder } from "./private-files.js";
import { readRequest } from "./request.js";
import { discardPlan } from "./saved-plan.js";
import { say } from "./say.js";
import { readEnvironment } from "./settings.js";
import { openTarget } from "./target.js";
import { summary, terraform } from "./terraform.js";

/** An interrupted destroy ends what it has begun and writes its state; killed, it would lose it. */
const GRACE_MS = 15 * 60_000;

/**
 * Destroys what ROOT names: the environment (`main`), the bootstrap of its account, or the organization.
 *
 * Its plan is made and applied in one run, so that nothing else is destroyed than what was shown; the
 * policies have nothing to say of what does not stay.
 */
export async function destroy(abort: AbortSignal): Promise<number> {
  const root = process.env.ROOT || "main";
  if (root === "bootstrap" || root === "organization") {
    return destroyRoot(root, abort);
  }
  if (root !== "main") {
    throw new JobError(`ROOT=${root} is unknown: use main, bootstrap or organization.`);
  }
  const request = readRequest(process.env);
  const environment = readEnvironment(request.environment);
  sweepAbandoned();
  discardPlan(request);
  const folder = makeRunFolder();
  try {
    const target = await openTarget(request, environment, folder, abort, { keptOnly: true });
    const place = await initialize(workplace(target.env, folder, abort), request, environment);
    const plan = join(folder, "plan");
    say("terraform plan -destroy ...");
    const planned = planArguments(plan, request, environment, ["-destroy"]);
    say(summary((await terraform(place, planned)).stdout));
    await confirmWord(request, `destroy ${request.suffix}`, abort);
    say("terraform apply ...");
    const words = ["apply", "-no-color", "-input=false", "-lock-timeout=5s", plan];
    say(summary((await terraform(place, words, { graceMs: GRACE_MS })).stdout));
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
