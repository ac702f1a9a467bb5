import { rmSync } from "node:fs";
import { join } from "node:path";
import { confirm } from "./confirmation.js";
import { sweepAbandoned } from "./leftovers.js";
import { initialize, workplace } from "./planning.js";
import { makeRunFolder, writePrivately } from "./private-files.js";
import { type Request, readRequest } from "./request.js";
import { discardPlan, readSavedPlan, recordApplied, type SavedPlan } from "./saved-plan.js";
import { say } from "./say.js";
import { readEnvironment } from "./settings.js";
import { openTarget } from "./target.js";
import { summary, terraform } from "./terraform.js";

/** An interrupted apply ends what it has begun and writes its state; killed, it would lose it. */
const GRACE_MS = 15 * 60_000;

/** Applies the saved plan, if it passed or its violations are overridden with a reason. */
export async function apply(abort: AbortSignal): Promise<number> {
  const request = readRequest(process.env);
  const saved = readSavedPlan(request);
  const override = saved.verdict.code === 0 ? undefined : process.env.OVERRIDE_REASON?.trim();
  if (saved.verdict.code !== 0 && !override) {
    process.stderr.write(
      `The saved plan of ${request.suffix} has violations: mend them and plan again, or give OVERRIDE_REASON="...".\n`,
    );
    return 1;
  }
  await confirm(request, abort);
  await applySaved(saved, override, request, abort);
  return 0;
}

async function applySaved(
  { content, verdict }: SavedPlan,
  override: string | undefined,
  request: Request,
  abort: AbortSignal,
): Promise<void> {
  const environment = readEnvironment(request.environment);
  sweepAbandoned();
  const folder = makeRunFolder();
  try {
    const target = await openTarget(request, environment, folder, abort, { keptOnly: true });
    const place = await initialize(workplace(target.env, folder, abort), request, environment);
    const copy = join(folder, "plan");
    writePrivately(copy, content);
    // Before, so that an apply that is cut short is on record too; its plan is stale by then.
    recordApplied(verdict, override);
    discardPlan(request);
    say("terraform apply ...");
    const words = ["apply", "-no-color", "-input=false", "-lock-timeout=5s", copy];
    const { stdout } = await terraform(place, words, { graceMs: GRACE_MS });
    say(summary(stdout));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
