import { rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { run } from "../command.js";
import { emulatedEnvironment } from "../environment.js";
import { JobError } from "../errors.js";
import { PATHS, ROOT, WORK } from "../paths.js";
import { say } from "../say.js";
import { type Failure, readAccepted, weigh } from "./accepted.js";

/** The environment whose plan is scanned: the strictest. */
const ENVIRONMENT = "prod";

interface Scan {
  readonly passed: number;
  readonly failures: readonly Failure[];
}

/** Runs checkov on the sources and on a plan; whatever fails must be accepted for a reason. */
export async function checkov(abort: AbortSignal): Promise<number> {
  const list = join(PATHS.infra, "checkov/accepted.yaml");
  const accepted = readAccepted(list);
  say(`checkov of ${relative(ROOT, PATHS.infra)} ...`);
  const sources = await scan(["-d", PATHS.infra, "--framework", "terraform"], abort);
  const plan = await keptPlan(abort);
  try {
    say(`checkov of a plan of ${ENVIRONMENT} ...`);
    const planned = await scan(["-f", plan, "--framework", "terraform_plan"], abort);
    const failures = [...sources.failures, ...planned.failures];
    const { unlisted, stale } = weigh(failures, accepted);
    for (const { id, resource, name } of unlisted) {
      process.stdout.write(`${id} ${resource}: ${name}\n`);
    }
    for (const { id, resources } of stale) {
      say(`${id} ${resources ?? ""} fails no more: take it out of ${relative(ROOT, list)}.`);
    }
    const held = sources.passed + planned.passed + failures.length - unlisted.length;
    process.stdout.write(`${held} passed, ${unlisted.length} failed\n`);
    return unlisted.length === 0 ? 0 : 1;
  } finally {
    rmSync(dirname(plan), { recursive: true, force: true });
  }
}

async function scan(what: readonly string[], abort: AbortSignal): Promise<Scan> {
  const file = join(WORK, "checkov/bin/checkov");
  const args = [...what, "--skip-download", "--quiet", "--compact", "--output", "json"];
  const { stdout, stderr } = await run(
    { file, args, env: emulatedEnvironment(process.env) },
    abort,
  );
  return readScan(stdout, stderr);
}

/** Reads checkov's answer; one that checked nothing is no answer. */
export function readScan(stdout: string, stderr: string): Scan {
  let parsed: unknown;
  try {
    parsed = JSON.parse(stdout);
  } catch {
    throw new JobError(`checkov gave no result (${stderr.trim().slice(-300)}); see what it says.`);
  }
  const answer = parsed as {
    summary?: { passed: number; parsing_errors: number };
    results?: { failed_checks: { check_id: string; check_name: string; resource: string }[] };
  };
  const { summary, results } = answer;
  if (!summary?.passed || !results || summary.parsing_errors > 0) {
    throw new JobError("checkov could not read all that it was given; run it by hand and see why.");
  }
  const failures = results.failed_checks.map(({ check_id, check_name, resource }) => {
    return { id: check_id, name: check_name, resource };
  });
  return { passed: summary.passed, failures };
}

async function keptPlan(abort: AbortSignal): Promise<string> {
  const env = { ...process.env, ENV: ENVIRONMENT, TARGET: "emulated", KEEP_PLAN: "1" };
  const command = { file: "bash", args: [join(PATHS.infra, "jobs/run"), "plan-check"], env };
  const { code, stderr } = await run(command, abort);
  const kept = /^Kept: (\S+)/m.exec(stderr)?.[1];
  if (code === 2 || kept === undefined) {
    throw new JobError(`No plan of ${ENVIRONMENT} could be made; make plan-check says why.`);
  }
  return join(ROOT, kept, "plan.json");
}
