import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { JobError } from "./errors.js";
import { killGroup } from "./process-group.js";
import { systemCode } from "./system.js";

/** How long an interrupted command may take to end by itself. */
const GRACE_MS = 8_000;

/** A program to run to its end. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Where it runs, if not in the checkout. */
  readonly cwd?: string | undefined;
  /** Whether the program writes to the terminal itself; otherwise its output is collected. */
  readonly inherit?: boolean;
  /** Takes the standard output, which may be too large to collect. Its owner alone may read it. */
  readonly stdoutFile?: string;
  /** How long an interrupted program may take to end by itself, where that is not the usual time. */
  readonly graceMs?: number;
}

/** How a program ended. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program in a process group of its own, so that Ctrl-C at the terminal reaches only the
 * job, which hands on one interrupt and sees to it that nothing of the group is left.
 */
export async function run(command: Command, abort: AbortSignal): Promise<Outcome> {
  abort.throwIfAborted();
  const child = start(command);
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const code = await ended(child, command, abort);
  abort.throwIfAborted();
  return { code, stdout: stdout(), stderr: stderr() };
}

function start(command: Command): ChildProcess {
  const file =
    command.stdoutFile === undefined ? "pipe" : openSync(command.stdoutFile, "wx", 0o600);
  const stdio: StdioOptions = command.inherit
    ? ["ignore", "inherit", "inherit"]
    : ["ignore", file, "pipe"];
  const { file: program, args, env, cwd } = command;
  const child = spawn(program, args, { detached: true, env, cwd, stdio });
  if (typeof file === "number") {
    closeSync(file);
  }
  return child;
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  const chunks: Buffer[] = [];
  stream?.on("data", (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString("utf8");
}

function ended(
  child: ChildProcess,
  { file, graceMs }: Command,
  abort: AbortSignal,
): Promise<number> {
  return new Promise((resolve, reject) => {
    let deadline: NodeJS.Timeout | undefined;
    const interrupt = (): void => {
      killGroup(child.pid, "SIGINT");
      deadline = setTimeout(() => killGroup(child.pid, "SIGKILL"), graceMs ?? GRACE_MS);
    };
    abort.addEventListener("abort", interrupt, { once: true });
    child.on("error", (error) => reject(cannotStart(file, error)));
    child.on("exit", () => {
      clearTimeout(deadline);
      abort.removeEventListener("abort", interrupt);
      // Whatever the program started and left behind, such as a provider of a killed Terraform.
      killGroup(child.pid, "SIGKILL");
    });
    child.on("close", (code) => resolve(code ?? 2));
  });
}

function cannotStart(file: string, error: Error): JobError {
  return new JobError(`${file} could not be started (${systemCode(error) || error.message}).`);
}
