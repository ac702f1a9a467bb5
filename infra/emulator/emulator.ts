import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, openSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { emulatedEnvironment, withoutProxies } from "../jobs/environment.js";
import { JobError } from "../jobs/errors.js";
import { pause } from "../jobs/interruption.js";
import { PATHS, ROOT } from "../jobs/paths.js";
import { writePrivately } from "../jobs/private-files.js";
import { killGroup } from "../jobs/process-group.js";
import { isIdentity } from "./health.js";
import type { Account, Identity } from "./types.js";

const READY_MS = 60_000;
const STOP_MS = 3_000;
const POLL_MS = 40;
const EXIT_PORT_TAKEN = 3;

/** How an emulator is to be started. */
export interface Start {
  readonly accounts: readonly Account[];
  readonly log: string;
  readonly port: number;
  readonly readyFile: string;
  /** Whether it outlives the job that starts it. */
  readonly kept: boolean;
}

/** An emulator that this job started. */
export interface Emulator {
  readonly identity: Identity;
  stop(): Promise<void>;
}

/** Starts an emulator and waits until it listens; one that does not come up is stopped again. */
export async function startEmulator(start: Start, abort: AbortSignal): Promise<Emulator> {
  abort.throwIfAborted();
  const child = spawnServer(start);
  const stop = (): Promise<void> => stopServer(child);
  try {
    const identity = await untilReady(child, start, abort);
    if (start.kept) {
      child.unref();
    }
    return { identity, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function spawnServer(start: Start): ChildProcess {
  const log = openSync(start.log, "w", 0o600);
  const child = spawn(PATHS.python, serverArguments(start), {
    detached: true,
    env: serverEnvironment(start),
    // The pipe is never written to: its end tells a one-shot server that its job is gone.
    stdio: [start.kept ? "ignore" : "pipe", log, log],
  });
  child.on("error", () => undefined);
  closeSync(log);
  return child;
}

function serverArguments(start: Start): string[] {
  const ids = Object.fromEntries(start.accounts.map(({ name, accountId }) => [name, accountId]));
  const token = randomBytes(12).toString("hex");
  const words = [PATHS.emulatorServer, "--ready-file", start.readyFile, "--token", token];
  words.push("--port", String(start.port), "--accounts", JSON.stringify(ids));
  return start.kept ? words : [...words, "--watch-stdin"];
}

function serverEnvironment(start: Start): NodeJS.ProcessEnv {
  return {
    ...withoutProxies(emulatedEnvironment(process.env)),
    MOTO_EC2_LOAD_DEFAULT_AMIS: "false",
    // AWS's own policies take seconds to load, and only an apply, which needs a kept one, asks for them.
    MOTO_IAM_LOAD_MANAGED_POLICIES: String(start.kept),
    PYTHONDONTWRITEBYTECODE: "1",
    PYTHONUNBUFFERED: "1",
  };
}

async function untilReady(
  child: ChildProcess,
  start: Start,
  abort: AbortSignal,
): Promise<Identity> {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
      throw new JobError(whyEnded(child, start));
    }
    const identity = readReady(start.readyFile, child.pid);
    if (identity !== undefined) {
      return identity;
    }
    await pause(POLL_MS, abort);
  }
  throw new JobError(
    `The emulated AWS did not answer within ${READY_MS / 1000} seconds; its log is ${keepLog(start)}.`,
  );
}

function whyEnded(child: ChildProcess, start: Start): string {
  return child.exitCode === EXIT_PORT_TAKEN
    ? `Port ${start.port} is taken: set EMULATOR_PORT to another one, or leave it out to use a free one.`
    : `The emulated AWS did not come up; its log is ${keepLog(start)} (make clean sets it up anew).`;
}

/** The log stays behind although the run's folder goes. */
function keepLog(start: Start): string {
  if (start.log !== PATHS.emulatorLog) {
    writePrivately(PATHS.emulatorLog, readFileSync(start.log));
  }
  return relative(ROOT, PATHS.emulatorLog);
}

function readReady(file: string, pid: number): Identity | undefined {
  try {
    const identity: unknown = JSON.parse(readFileSync(file, "utf8"));
    return isIdentity(identity) && identity.pid === pid ? identity : undefined;
  } catch {
    return undefined;
  }
}

async function stopServer(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const deadline = setTimeout(() => killGroup(child.pid, "SIGKILL"), STOP_MS);
  killGroup(child.pid, "SIGTERM");
  await ended;
  clearTimeout(deadline);
}
