import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { measure } from "./measure.js";
import { NOTHING, runner } from "./programs.js";

/** The shipped configuration, for which a check has to feel like nothing. */
export interface SmallRow {
  /** Seconds that Node.js takes for nothing. */
  readonly nothing: number;
  readonly check: number;
  readonly withSource: number;
}

/** A check is short: many runs cost little, and their median wavers less. */
const TIMES = 4;

/**
 * Measures a check of the shipped prod plan against Node.js that does nothing.
 *
 * @param given a plan that is at hand; without it one is made, for which the shell has Terraform
 * @returns null where none can be made
 */
export function measureSmall(given: string | undefined, runs: number): SmallRow | null {
  const plan = given ?? makePlan();
  if (plan === null) return null;
  try {
    const seconds = (...more: string[]) => measure(runner(plan, ...more), runs * TIMES).seconds;
    return {
      nothing: measure(NOTHING, runs * TIMES).seconds,
      check: seconds(),
      withSource: seconds("--source", "infra"),
    };
  } finally {
    if (given === undefined) rmSync(dirname(plan), { recursive: true, force: true });
  }
}

function makePlan(): string | null {
  const env = { ...process.env, ENV: "prod", TARGET: "emulated", KEEP_PLAN: "1" };
  const words = ["infra/jobs/run", "plan-check"];
  const { stderr } = spawnSync("bash", words, { env, encoding: "utf8", maxBuffer: 2 ** 26 });
  const kept = /^Kept: (\S+)/m.exec(stderr)?.[1];
  const plan = kept === undefined ? null : `${kept}/plan.json`;
  return plan !== null && existsSync(plan) ? plan : null;
}
