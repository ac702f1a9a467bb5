import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { assumeAccount } from "../../emulator/access.js";
import type { Identity } from "../../emulator/types.js";
import { run } from "../command.js";
import { awsVariables, emulatedEnvironment } from "../environment.js";
import { PATHS, ROOT } from "../paths.js";
import { makePrivateFolder } from "../private-files.js";
import { type Environment, readEnvironment } from "../settings.js";
import { Failed } from "./report.js";

/** An apply that is interrupted writes its state first. */
const GRACE_MS = 120_000;

/** One instance of an environment. */
export interface Instance {
  readonly environment: Environment;
  readonly suffix: string;
  readonly cidr: string | undefined;
}

export function instanceOf(name: string, suffix = name, cidr?: string): Instance {
  return { environment: readEnvironment(name), suffix, cidr };
}

/** How a job ended, and what it said. */
export interface Ended {
  readonly code: number;
  readonly text: string;
}

/** Where the end-to-end run takes place: one emulated AWS, and a folder of logs. */
export class Stage {
  /** Folders of plans, which go with the run. */
  readonly private: string[] = [];
  private jobs = 0;

  constructor(
    readonly identity: Identity,
    readonly abort: AbortSignal,
  ) {}

  /** Makes the folder of logs anew. */
  static prepare(): void {
    rmSync(PATHS.e2e, { recursive: true, force: true });
    makePrivateFolder(PATHS.e2e);
  }

  close(): void {
    for (const folder of this.private) rmSync(folder, { recursive: true, force: true });
  }

  /** Runs a make target's job as make does, its words in a log of its own. */
  async attempt(job: string, variables: Readonly<Record<string, string>> = {}): Promise<Ended> {
    const number = String(++this.jobs).padStart(2, "0");
    const name = [number, job, variables.SUFFIX ?? variables.ENV].filter(Boolean).join("-");
    const log = join(PATHS.e2e, `${name}.log`);
    const script = 'exec bash infra/jobs/run "$0" >"$1" 2>&1';
    const env = { ...emulatedEnvironment(process.env), TARGET: "emulated", ...variables };
    const command = { file: "bash", args: ["-c", script, job, log], env, graceMs: GRACE_MS };
    const { code } = await run(command, this.abort);
    return { code, text: readFileSync(log, "utf8") };
  }

  /** @throws Failed when the job does not end with 0 */
  async job(job: string, variables: Readonly<Record<string, string>> = {}): Promise<string> {
    const { code, text } = await this.attempt(job, variables);
    if (code !== 0) {
      throw new Failed(
        `make ${job} ended with ${code}:\n${text.split("\n").slice(-12).join("\n")}`,
      );
    }
    return text;
  }

  /** What leads a tool to an account of the emulated AWS, as its owner. */
  async accessTo({ accountId, region }: Environment): Promise<NodeJS.ProcessEnv> {
    const endpoint = { address: this.identity.address, region };
    const credentials = await assumeAccount(endpoint, accountId, this.abort);
    return { ...emulatedEnvironment(process.env), ...awsVariables({ ...endpoint, credentials }) };
  }

  /** Runs a Python program of the project's in an account; gives what it printed. */
  async python(
    environment: Environment,
    args: readonly string[],
    more: NodeJS.ProcessEnv = {},
  ): Promise<string> {
    const env = { ...(await this.accessTo(environment)), ...more, PYTHONDONTWRITEBYTECODE: "1" };
    const { code, stdout, stderr } = await run({ file: PATHS.python, args, env }, this.abort);
    if (code !== 0) {
      throw new Failed(`${args[0]} ended with ${code}: ${stderr.trim().split("\n").at(-1)}`);
    }
    return stdout;
  }

  /** Asks what stands in an account, see facts.py. */
  facts(environment: Environment, ...words: readonly string[]): Promise<string> {
    return this.python(environment, [join(ROOT, "infra/jobs/e2e/facts.py"), ...words]);
  }
}

/** make's variables for an instance. */
export function variablesOf({ environment, suffix, cidr }: Instance): Record<string, string> {
  const own = { ENV: environment.name, SUFFIX: suffix };
  return cidr === undefined ? own : { ...own, VPC_CIDR: cidr };
}
