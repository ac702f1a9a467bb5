import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { type Ended, runIn } from "./processes.js";

/** A step, as a workflow writes it. */
export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly "working-directory"?: string;
}

/** A job of a workflow. */
export interface Job {
  readonly steps: readonly Step[];
  readonly defaults?: Defaults;
}

interface Defaults {
  readonly run?: { readonly "working-directory"?: string };
}

/** A workflow. */
export interface Workflow {
  readonly jobs: Readonly<Record<string, Job>>;
  readonly defaults?: Defaults;
}

/** Reads a workflow of the checkout. */
export function readWorkflow(name: string): Workflow {
  return load(readFileSync(join(".github/workflows", name), "utf8")) as Workflow;
}

/** What GitHub would do of a job's steps besides running scripts. */
export interface Runner {
  /** The workspace. */
  readonly folder: string;
  /** Variables that GitHub sets, and what else every step has. */
  readonly env: NodeJS.ProcessEnv;
  /** What an expression is; a text that nobody has thought of fails the test. */
  readonly expressions: Readonly<Record<string, string>>;
  /** Whether a step with this condition runs. */
  condition(text: string, failed: boolean): boolean;
  /** Does what an action would; its name is without the commit. */
  use(action: string, inputs: Readonly<Record<string, string>>): void;
}

/** How a job ended. */
export interface JobRun {
  readonly result: "success" | "failure";
  /** Of steps that run scripts, by name. */
  readonly steps: ReadonlyMap<string, Ended>;
  readonly stdout: string;
  readonly stderr: string;
  readonly summary: string;
}

/** Runs the steps of a job in their order, as GitHub does. */
export async function runJob(workflow: Workflow, name: string, runner: Runner): Promise<JobRun> {
  const job = workflow.jobs[name] as Job;
  const state = new State(runner);
  const steps = new Map<string, Ended>();
  let failed = false;
  for (const [place, step] of job.steps.entries()) {
    const runs = step.if === undefined ? !failed : runner.condition(step.if, failed);
    state.outcome(step.id, runs ? "success" : "skipped");
    if (!runs) continue;
    if (step.uses !== undefined) {
      const [action = ""] = step.uses.split("@");
      runner.use(action, state.resolvedAll(step.with ?? {}));
      continue;
    }
    const folder =
      step["working-directory"] ??
      job.defaults?.run?.["working-directory"] ??
      workflow.defaults?.run?.["working-directory"] ??
      ".";
    const ended = await state.script(step, join(runner.folder, folder));
    steps.set(step.name ?? step.id ?? String(place), ended);
    if (ended.code === 0) continue;
    failed = true;
    state.outcome(step.id, "failure");
  }
  const all = [...steps.values()];
  return {
    result: failed ? "failure" : "success",
    steps,
    stdout: all.map(({ stdout }) => stdout).join(""),
    stderr: all.map(({ stderr }) => stderr).join(""),
    summary: state.summary(),
  };
}

/** What steps hand on to each other: outputs, variables, and the summary. */
class State {
  private readonly expressions: Record<string, string>;
  private readonly files: string;
  private env: NodeJS.ProcessEnv = {};

  constructor(private readonly runner: Runner) {
    this.expressions = { ...runner.expressions };
    this.files = join(runner.folder, "_runner");
    mkdirSync(this.files, { recursive: true });
    for (const name of ["output", "summary", "env", "path", "state"])
      writeFileSync(join(this.files, name), "");
  }

  outcome(id: string | undefined, outcome: string): void {
    if (id !== undefined) this.expressions[`steps.${id}.outcome`] = outcome;
  }

  summary(): string {
    return readFileSync(join(this.files, "summary"), "utf8");
  }

  async script({ id, run = "", env = {} }: Step, cwd: string): Promise<Ended> {
    // An expression in a script is code that somebody else may write.
    if (run.includes("${{")) throw new Error(`an expression stands in a script: ${run}`);
    const script = join(this.files, "script.sh");
    writeFileSync(script, run);
    const ended = await runIn(cwd, "bash", ["-e", script], {
      ...this.runner.env,
      ...this.env,
      ...this.resolvedAll(env),
      GITHUB_OUTPUT: join(this.files, "output"),
      GITHUB_STEP_SUMMARY: join(this.files, "summary"),
      GITHUB_ENV: join(this.files, "env"),
      GITHUB_PATH: join(this.files, "path"),
      GITHUB_STATE: join(this.files, "state"),
    });
    this.handOn(id);
    return ended;
  }

  private handOn(id: string | undefined): void {
    for (const [name, value] of this.pairs("output"))
      if (id !== undefined) this.expressions[`steps.${id}.outputs.${name}`] = value;
    this.env = { ...this.env, ...Object.fromEntries(this.pairs("env")) };
    writeFileSync(join(this.files, "output"), "");
  }

  private pairs(name: string): readonly (readonly [string, string])[] {
    const lines = readFileSync(join(this.files, name), "utf8").split("\n").filter(Boolean);
    return lines.map((line) => [line.split("=")[0] ?? "", line.slice(line.indexOf("=") + 1)]);
  }

  resolvedAll(
    texts: Readonly<Record<string, string | number | boolean>>,
  ): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [name, this.resolved(String(text))]),
    );
  }

  private resolved(text: string): string {
    return text.replace(/\$\{\{ *(.*?) *\}\}/g, (_, expression: string) => {
      const value = this.expressions[expression];
      if (value === undefined) throw new Error(`nothing is known of ${expression}`);
      return value;
    });
  }
}

/** Whether a file is there, below a folder. */
export function has(folder: string, path: string): boolean {
  return existsSync(join(folder, path));
}
