import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

/** How a process ended, and what it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that a test started. */
export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves once standard error contains a text. */
  wrote(text: string): Promise<void>;
}

/** Starts a program in a process group of its own, for a test to signal. */
export function start(
  file: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Started {
  return launch(file, args, cwd, env, true);
}

function launch(
  file: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  detached: boolean,
): Started {
  const options: SpawnOptions = {
    cwd,
    detached,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  };
  const child = spawn(file, args, options);
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { child, ended, wrote: (text) => until(() => stderr.includes(text)) };
}

/** Runs a program to its end, in the tests' own process group: Ctrl-C ends it with them. */
export function runIn(
  cwd: string,
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  return launch(file, args, cwd, env, false).ended;
}

/** Waits until something is so, for at most a minute. */
export async function until(isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!isSo()) {
    if (Date.now() > deadline) {
      throw new Error("It did not come to pass within a minute.");
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Command lines of running processes that name a folder: whatever a run in it left behind. */
export function processesOf(folder: string): string[] {
  const all = existsSync("/proc/self/cmdline") ? fromProc() : fromPs();
  return all.filter((line) => line.includes(folder));
}

function fromProc(): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
        return [`${pid} ${words}`];
      } catch {
        return [];
      }
    });
}

/** For systems without /proc, such as macOS. */
function fromPs(): string[] {
  return execFileSync("ps", ["-A", "-ww", "-o", "pid=,command="], { encoding: "utf8" }).split("\n");
}
