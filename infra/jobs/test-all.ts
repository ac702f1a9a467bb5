import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { emulatedEnvironment } from "./environment.js";
import { withLimit } from "./interruption.js";
import { sweepAbandoned } from "./leftovers.js";
import { makeRunFolder } from "./private-files.js";
import { PYTHON_SUITES } from "./suites/python.js";
import { REGO_SUITES } from "./suites/rego.js";
import { closingLine, describe, requireTests, sum } from "./suites/tally.js";
import { TERRAFORM_PLAN_SUITES, TERRAFORM_SUITES } from "./suites/terraform.js";
import type { Suite, SuiteContext, SuiteResult } from "./suites/types.js";
import { TYPESCRIPT_PLAN_SUITES, TYPESCRIPT_SUITES } from "./suites/typescript.js";
import { WORKFLOW_SUITES } from "./suites/workflows.js";

/** What a change is tested by at the desk, in minutes; what takes longest begins first. */
const SUITES: readonly Suite[] = [
  ...TERRAFORM_SUITES,
  ...TYPESCRIPT_SUITES,
  ...REGO_SUITES,
  ...PYTHON_SUITES,
  ...WORKFLOW_SUITES,
];

/** What takes whole environments, planned for real. */
const PLAN_SUITES: readonly Suite[] = [...TYPESCRIPT_PLAN_SUITES, ...TERRAFORM_PLAN_SUITES];

/** A suite that hangs is ended and counts as failed; the longest takes five minutes, and twenty on a slow machine. */
const SUITE_MS = 40 * 60_000;

/** More than there are cores: Terraform, the emulator, Node.js and its tests' clocks wait much of the time. */
const SIDE_BY_SIDE = 3;

/** Runs the suites that need no plan of a whole environment. */
export function testAll(abort: AbortSignal): Promise<number> {
  return runSuites(SUITES, abort);
}

/** Runs the suites that plan whole environments. */
export function testPlans(abort: AbortSignal): Promise<number> {
  return runSuites(PLAN_SUITES, abort);
}

/** Runs suites, some side by side, and ends with the sum of all. */
async function runSuites(suites: readonly Suite[], abort: AbortSignal): Promise<number> {
  sweepAbandoned();
  const folder = makeRunFolder();
  const results: SuiteResult[] = [];
  const queue = suites.entries();
  const takeTurns = async (): Promise<void> => {
    for (const [index, suite] of queue) {
      const own = join(folder, String(index));
      mkdirSync(own);
      results.push(await runSuite(suite, { folder: own, env: suiteEnvironment(), abort }));
    }
  };
  try {
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, takeTurns));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const total = sum(results);
  process.stdout.write(`${closingLine(total)}\n`);
  return total.failed === 0 ? 0 : 1;
}

async function runSuite(suite: Suite, context: SuiteContext): Promise<SuiteResult> {
  const started = Date.now();
  const result = requireTests(await attempt(suite, context));
  const seconds = (Date.now() - started) / 1000;
  process.stdout.write(`${describe(suite.name, result, seconds)}\n`);
  if (result.failed > 0 && result.detail) {
    process.stdout.write(`${result.detail.trim().replace(/^/gm, "    ")}\n`);
  }
  return result;
}

/** A suite that breaks is one failure, and no reason to leave the others out. */
async function attempt(suite: Suite, context: SuiteContext): Promise<SuiteResult> {
  try {
    return await suite.run({ ...context, abort: withLimit(context.abort, SUITE_MS) });
  } catch (error) {
    context.abort.throwIfAborted();
    return { passed: 0, failed: 1, detail: error instanceof Error ? error.message : String(error) };
  }
}

/** What a user asked of one plan must not reach the plans that the tests make. */
function suiteEnvironment(): NodeJS.ProcessEnv {
  const env = emulatedEnvironment(process.env);
  for (const name of [
    "ENV",
    "SUFFIX",
    "TARGET",
    "KEEP_PLAN",
    "FORMAT",
    "OUTPUT",
    "ARGS",
    "EMULATOR_PORT",
    "PYTHON",
    "ROOT",
    "LOCK_ID",
    "VPC_CIDR",
  ]) {
    delete env[name];
  }
  return env;
}
