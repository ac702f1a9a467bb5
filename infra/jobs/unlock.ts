import { rmSync } from "node:fs";
import { confirmWord } from "./confirmation.js";
import { JobError } from "./errors.js";
import { sweepAbandoned } from "./leftovers.js";
import { initialize, workplace } from "./planning.js";
import { makeRunFolder } from "./private-files.js";
import { readRequest } from "./request.js";
import { say } from "./say.js";
import { readEnvironment } from "./settings.js";
import { openTarget } from "./target.js";
import { terraform } from "./terraform.js";

/** Releases the lock that a killed run has left, by the id that the refusal of the next run names. */
export async function unlock(abort: AbortSignal): Promise<number> {
  const id = process.env.LOCK_ID ?? "";
  if (!/^[0-9a-f-]{36}$/.test(id)) {
    throw new JobError("LOCK_ID is missing: give the ID that the refused run printed.");
  }
  const request = readRequest(process.env);
  const environment = readEnvironment(request.environment);
  sweepAbandoned();
  const folder = makeRunFolder();
  try {
    const target = await openTarget(request, environment, folder, abort, { keptOnly: true });
    const place = await initialize(workplace(target.env, folder, abort), request, environment);
    await confirmWord(request, `unlock ${request.suffix}`, abort);
    await terraform(place, ["force-unlock", "-force", id]);
    say(`The lock of ${request.suffix} is released.`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
