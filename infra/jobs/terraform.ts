import { join } from "node:path";
import { type Command, type Outcome, run } from "./command.js";
import { JobError } from "./errors.js";
import type { RootModule } from "./root-module.js";
import { explain } from "./terraform-failures.js";

/** Where and how Terraform runs for one plan. */
export interface Workplace {
  readonly root: RootModule;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly abort: AbortSignal;
  readonly platform: string;
}

/** Bounds what Terraform waits for a registry, and keeps its own files in the run's folder. */
export function terraformEnvironment(env: NodeJS.ProcessEnv, folder: string): NodeJS.ProcessEnv {
  return {
    TF_REGISTRY_CLIENT_TIMEOUT: "15",
    TF_REGISTRY_DISCOVERY_RETRY: "1",
    TF_PROVIDER_DOWNLOAD_RETRY: "1",
    ...env,
    CHECKPOINT_DISABLE: "1",
    TF_DATA_DIR: join(folder, "terraform"),
    TF_INPUT: "0",
    TF_IN_AUTOMATION: "1",
  };
}

/** Runs one Terraform command in a workplace; a failure is explained in one sentence. */
export async function terraform(
  place: Workplace,
  args: readonly string[],
  options: Pick<Command, "stdoutFile" | "graceMs"> = {},
): Promise<Outcome> {
  const words = [`-chdir=${place.root.folder}`, ...args];
  const command = { file: "terraform", args: words, env: place.env, ...options };
  const outcome = await run(command, place.abort);
  if (outcome.code !== 0) {
    throw failure(args[0] ?? "", outcome, place);
  }
  return outcome;
}

/** The line that sums up a plan or an apply. */
export function summary(stdout: string): string {
  return /^(?:Plan:|Apply complete!|No changes).*$/m.exec(stdout)?.[0] ?? "Done.";
}

function failure(command: string, { stderr }: Outcome, place: Workplace): JobError {
  const { message, showOutput } = explain(command, stderr, place.root, place.platform);
  if (showOutput) {
    process.stderr.write(`${stderr.trim()}\n`);
  }
  return new JobError(message);
}
