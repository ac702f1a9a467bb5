import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Program } from "./measure.js";
import { file } from "./settings.js";

const CLI = resolve(".build/policy-runner/cli/bin.js");
const JUDGE = resolve(".build/policy-runner/bench/judge.js");
const CHECKOV = resolve(".work/checkov/bin/checkov");
const REGO = resolve("policy-runner/bench/rego/bench.rego");
const PACK = ["policies/main.rego", "policies/lib", "policies/rules"];

/** Node.js doing nothing: less than this nothing that runs on it can take. */
export const NOTHING: Program = { words: ["node", "-e", "0"], output: file("nothing"), codes: [0] };

/** A check of a plan, with all findings sorted and written. */
export function runner(plan: string, ...more: readonly string[]): Program {
  const words = ["node", CLI, "check", plan, "--env", "prod", "--format", "json"];
  return { words: [...words, ...more], output: file("runner.json"), codes: [0, 1] };
}

/** The rules in the usual way, on the plan as it is. */
export function opa(plan: string): Program {
  const words = ["opa", "eval", "--format", "json", "--data", REGO, "--input", plan];
  return { words: [...words, "data.bench.deny"], output: file("opa.json"), codes: [0] };
}

/** The same rules by conftest. */
export function conftest(plan: string): Program {
  const words = ["conftest", "test", plan, "--policy", REGO, "--namespace", "bench"];
  const how = ["--output", "json", "--no-fail"];
  return { words: [...words, ...how], output: file("conftest.json"), codes: [0] };
}

/** checkov by its own rules. */
export function checkov(plan: string): Program {
  const how = ["--skip-download", "--quiet", "--compact", "--output", "json"];
  const words = [CHECKOV, "--file", plan, "--framework", "terraform_plan", ...how];
  return { words, output: file("checkov.json"), codes: [0, 1] };
}

/** The pack's own rules by OPA, on units that are normalised already. */
export function opaOnUnits(units: string, parameters: string): Program {
  const data = [...PACK, parameters].flatMap((path) => ["--data", path]);
  const words = ["opa", "eval", "--format", "json", "--ignore", "*_test.rego", ...data];
  const asked = ["--input", units, "data.main.result.outcomes"];
  return { words: [...words, ...asked], output: file("opa.json"), codes: [0] };
}

/** The compiled pack on the same units. */
export function judgeUnits(lines: string, parameters: string): Program {
  return { words: ["node", JUDGE, lines, parameters], output: file("judged.json"), codes: [0] };
}

/** What a plan's rules are given. */
export function units(plan: string): Program {
  const words = ["node", CLI, "input", plan, "--env", "prod"];
  return { words, output: file("units.jsonl"), codes: [0] };
}

/** Whether a program can be found. */
export function isInstalled(program: "opa" | "conftest" | "checkov"): boolean {
  if (program === "checkov") return existsSync(CHECKOV);
  const folders = (process.env.PATH ?? "").split(":");
  return folders.some((folder) => existsSync(`${folder}/${program}`));
}
