import { join } from "node:path";
import { startEmulator } from "../../emulator/emulator.js";
import { dropRecord, findKept } from "../../emulator/kept.js";
import { JobError } from "../errors.js";
import { dropRoots } from "../other-roots/places.js";
import { PATHS } from "../paths.js";
import { environmentNames, readEnvironment } from "../settings.js";
import { toAccount } from "../target.js";
import { play } from "./play.js";
import { Failed, Report } from "./report.js";
import { Stage } from "./stage.js";

/**
 * From nothing to three applied environments and back to nothing, against an emulated AWS of its own.
 *
 * What it says of each step stands in `.work/e2e`.
 */
export async function e2e(abort: AbortSignal): Promise<number> {
  if ((await findKept()).state !== "none") {
    throw new JobError(
      "An emulated AWS is kept: make emulator-down first, e2e has one of its own.",
    );
  }
  Stage.prepare();
  const report = new Report();
  const emulator = await report.step("an emulated AWS with nothing in it", () => start(abort));
  const stage = new Stage(emulator.identity, abort);
  try {
    await play(stage, report);
  } catch (error) {
    abort.throwIfAborted();
    // What a step has failed with is said already; what is left goes with the emulator.
    if (!(error instanceof Failed)) report.note(error);
  } finally {
    stage.close();
    await emulator.stop();
    dropRecord();
    dropRoots();
  }
  report.close();
  return report.failed === 0 ? 0 : 1;
}

function start(abort: AbortSignal) {
  process.env.EMULATOR_API_LOG = join(PATHS.e2e, "calls.jsonl");
  const accounts = environmentNames().map((name) => toAccount(readEnvironment(name)));
  const places = { log: join(PATHS.e2e, "emulator.log"), readyFile: PATHS.emulatorRecord };
  return startEmulator({ ...places, accounts, port: 0, kept: true }, abort);
}
