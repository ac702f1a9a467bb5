import type { Readable } from "node:stream";
import type { Target } from "../constants.js";
import { loadBundle } from "../evaluate/bundle.js";
import { judges } from "../evaluate/scope.js";
import { judgeDrift } from "../parity/drift.js";
import { readProviderSchema } from "../parity/read-schema.js";
import { Schemas } from "../parity/schema.js";
import type { DriftResult } from "../parity/types.js";
import { readRefreshed } from "../plan/drift-reader.js";
import { openPlan } from "../plan/read.js";
import { DRIFT_REPORTS, driftLine } from "../report/drift.js";
import { writeReport } from "../report/write.js";
import { assertApart } from "./apart.js";
import type { Said } from "./said.js";

/** What `drift` is asked, options already validated by the command line. */
export interface DriftOptions {
  readonly plan: string;
  readonly env: string;
  readonly format: string;
  readonly output?: string | undefined;
  readonly policies: string;
  readonly target: Target;
  readonly now: string;
}

/**
 * Refresh-only plan → what was changed outside of Terraform → report.
 *
 * @throws CannotJudge when the plan can not be judged
 */
export async function drift(options: DriftOptions, stdin: Readable): Promise<Said> {
  const { output, env, target, now, policies, format } = options;
  const inputs = [["The plan", options.plan] as const, ["--pack", policies] as const];
  await assertApart(inputs, [["--output", output]]);
  const { catalogue } = await loadBundle(policies);
  const refreshed = await readRefreshed(await openPlan(options.plan, stdin));
  const readers = (type: string, attribute: string) =>
    catalogue
      .filter((rule) => judges(rule, type) || rule.reads.includes(type))
      .filter((rule) => attribute === "" || rule.attributes.includes(attribute))
      .map((rule) => rule.id);
  const judged = judgeDrift(refreshed, new Schemas(readProviderSchema()), readers);
  const fails = judged.drift.length > 0;
  const { name, digest, resources } = refreshed;
  const result: DriftResult = {
    schema: "policy-runner/drift/1",
    verdict: fails ? "violations" : "passed",
    exit_code: fails ? 1 : 0,
    environment: env,
    target,
    now,
    plan: { name, digest, resources: resources.length },
    ...judged,
  };
  const text = DRIFT_REPORTS[format]?.(result) ?? "";
  if (output === undefined) return { stdout: text, stderr: "", exitCode: result.exit_code };
  await writeReport(output, text);
  const note = `${driftLine(result)}; the report is in ${output}\n`;
  return { stdout: "", stderr: note, exitCode: result.exit_code };
}
