import type { Readable } from "node:stream";
import { EXIT } from "../constants.js";
import { loadBundle } from "../evaluate/bundle.js";
import { runningRules } from "../evaluate/evaluate.js";
import { interestOf } from "../evaluate/scope.js";
import { questionOf } from "../evaluate/shards.js";
import type { Rule } from "../evaluate/types.js";
import type { PolicyInput } from "../input/types.js";
import { wantedOf } from "../input/wanted.js";
import { scanPlan } from "../plan/plan.js";
import { openPlan } from "../plan/read.js";
import { writeReport } from "../report/write.js";
import { assertApart, inputsOf } from "./apart.js";
import { type PlanOptions, type Progress, policyInputOf, settingsFor } from "./prepare.js";
import type { Said } from "./said.js";

/** Resources from which a line is full: what a person can still look through, and an OPA be asked with. */
const LINE = 100;

/**
 * Plan JSON → read → normalise → what rules are given, one shard a line.
 *
 * Each line is a whole input of the policies (`policies/schemas/input.json`), so that `opa eval` can
 * be asked with it, too. Sensitive values are gone from it.
 *
 * @throws CannotJudge when the plan can not be judged, or no rule would run.
 */
export async function input(options: PlanOptions, stdin: Readable): Promise<Said> {
  const { output } = options;
  await assertApart(inputsOf(options), [["--output", output]]);
  const bundle = await loadBundle(options.policies);
  const settings = await settingsFor(bundle, options);
  const opened = await openPlan(options.plan, stdin, async (bytes) => {
    options.progress?.begin(bytes);
    return null;
  });
  const interest = interestOf(bundle.catalogue);
  const plan = await scanPlan(opened, wantedOf(interest), options.progress?.read);
  let handedOn = false;
  try {
    const policyInput = await policyInputOf(options, settings, plan, interest);
    const rules = runningRules(bundle, settings, policyInput.facts.has_source);
    const lines = inputLines(policyInput, rules, options.progress);
    if (output === undefined) {
      handedOn = true;
      return { stdout: closing(lines, () => plan.close()), stderr: "", exitCode: EXIT.passed };
    }
    await writeReport(output, lines);
    const stderr = `The policy input of ${policyInput.count} resources is in ${output}\n`;
    return { stdout: "", stderr, exitCode: EXIT.passed };
  } finally {
    if (!handedOn) plan.close();
  }
}

/** The lines of a policy input, a shard each. A plan without a unit gives one all the same: it tells the facts. */
export function* inputLines(
  input: PolicyInput,
  rules: readonly Rule[],
  progress: Progress | undefined,
): Generator<string> {
  let written = 0;
  let shards = 0;
  for (const shard of input.shards(LINE)) {
    const units = shard.flat();
    yield `${JSON.stringify(questionOf(input.facts, rules, units, false))}\n`;
    shards += 1;
    written += units.length;
    progress?.judged(written, input.count);
  }
  if (shards === 0) yield `${JSON.stringify(questionOf(input.facts, rules, [], false))}\n`;
}

function* closing(lines: Iterable<string>, close: () => void): Generator<string> {
  try {
    yield* lines;
  } finally {
    close();
  }
}
