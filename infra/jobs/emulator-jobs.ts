import { mkdirSync } from "node:fs";
import { startEmulator } from "../emulator/emulator.js";
import { dropRecord, findKept } from "../emulator/kept.js";
import { seed } from "../emulator/seed.js";
import type { Identity } from "../emulator/types.js";
import { awsVariables } from "./environment.js";
import { JobError } from "./errors.js";
import { pause } from "./interruption.js";
import { dropRoots } from "./other-roots/places.js";
import { PATHS, WORK } from "./paths.js";
import { killGroup } from "./process-group.js";
import { readRequest } from "./request.js";
import { say } from "./say.js";
import { environmentNames, readEnvironment } from "./settings.js";
import { isRunning } from "./system.js";
import { toAccount } from "./target.js";

const STOP_MS = 3_000;
const POLL_MS = 50;

/** Starts an emulator that stays until `emulatorDown`; one that is up already is left alone. */
export async function emulatorUp(abort: AbortSignal): Promise<number> {
  const kept = await findKept();
  if (kept.state === "live") {
    say(`The emulated AWS is up already, at ${kept.identity.address}.`);
    return 0;
  }
  await discard(kept, abort);
  mkdirSync(WORK, { recursive: true });
  const { port } = readRequest(process.env);
  const places = { log: PATHS.emulatorLog, readyFile: PATHS.emulatorRecord };
  // Not seeded: what an owner has before the first plan is made by `make organization` and
  // `make bootstrap`, or by the first target that misses it.
  const emulator = await startEmulator(
    { ...places, accounts: accounts(), port, kept: true },
    abort,
  );
  say(`The emulated AWS is up, at ${emulator.identity.address}; make emulator-down stops it.`);
  return 0;
}

/** Stops the kept emulator. */
export async function emulatorDown(abort: AbortSignal): Promise<number> {
  const kept = await findKept();
  if (kept.state === "none") {
    say("No emulated AWS is kept.");
    return 0;
  }
  await discard(kept, abort);
  say(kept.state === "stale" ? "The record was stale; forgotten." : "The emulated AWS is stopped.");
  return 0;
}

/** Prints the lines that lead a shell to the kept emulator, as one environment's account. */
export async function emulatorEnv(abort: AbortSignal): Promise<number> {
  const kept = await findKept();
  if (kept.state !== "live") {
    throw new JobError("No emulated AWS is kept: start one with make emulator-up.");
  }
  const { environment } = readRequest(process.env);
  const credentials = (await seed(kept.identity, accounts(), abort)).get(environment);
  if (credentials === undefined) {
    throw new JobError(`The emulated AWS has no account for ${environment}.`);
  }
  const { region } = readEnvironment(environment);
  const variables = awsVariables({ address: kept.identity.address, region, credentials });
  for (const [name, value] of Object.entries(variables)) {
    process.stdout.write(`export ${name}='${value}'\n`);
  }
  return 0;
}

function accounts() {
  return environmentNames().map((name) => toAccount(readEnvironment(name)));
}

async function discard(kept: Awaited<ReturnType<typeof findKept>>, abort: AbortSignal) {
  if (kept.state === "live" || kept.state === "hung") {
    await stop(kept.identity, abort);
  }
  dropRecord();
  dropRoots();
}

async function stop({ pid }: Identity, abort: AbortSignal): Promise<void> {
  killGroup(pid, "SIGTERM");
  const deadline = Date.now() + STOP_MS;
  while (isRunning(pid) && Date.now() < deadline) {
    await pause(POLL_MS, abort);
  }
  killGroup(pid, "SIGKILL");
}
