import type { Readable } from "node:stream";
import { loadBundle } from "../evaluate/bundle.js";
import { type Compiled, policiesAhead } from "../evaluate/compile.js";
import { byRuleAndAddress, evaluate, runningRules } from "../evaluate/evaluate.js";
import { interestOf } from "../evaluate/scope.js";
import type { Bundle, Rule } from "../evaluate/types.js";
import { settleYoung } from "../heap.js";
import { wantedOf } from "../input/wanted.js";
import { scanPlan } from "../plan/plan.js";
import { openPlan } from "../plan/read.js";
import { reportOf } from "../report/index.js";
import { SortedOutcomes } from "../report/outcomes.js";
import { verdictLine } from "../report/text.js";
import { assertFolder, writeReport } from "../report/write.js";
import type { Settings } from "../settings/types.js";
import type { Result } from "../verdict/types.js";
import { writtenBaseline } from "../waivers/baseline.js";
import { acceptedOf } from "./accepted.js";
import { assertApart, inputsOf } from "./apart.js";
import { Crew } from "./crew.js";
import { resultOf } from "./judged.js";
import { type PlanOptions, policyInputOf, settingsFor } from "./prepare.js";
import { record } from "./record.js";
import type { Said } from "./said.js";

export { DOCUMENT_FORMATS, FORMATS } from "../report/index.js";

/** A report that is written besides. */
export interface WantedReport {
  readonly format: string;
  readonly path: string;
}

/** What `check` is asked, options already validated by the command line. */
export interface CheckOptions extends PlanOptions {
  readonly format: string;
  /** Further reports, written to files. */
  readonly report?: readonly WantedReport[] | undefined;
  readonly outcomes?: string | undefined;
  /** Accepted findings. */
  readonly waivers?: string | undefined;
  /** Findings that do not block, as they were there before. */
  readonly baseline?: string | undefined;
  readonly writeBaseline?: string | undefined;
  /** Folder of a history, to which this check is added. */
  readonly history?: string | undefined;
  readonly color: boolean;
  /** Threads that judge a large plan; by default as many as the machine runs at once. */
  readonly workers?: number | undefined;
  /** Resources that are judged at once. */
  readonly shardSize?: number | undefined;
}

/**
 * Plan JSON → read → normalise → evaluate → findings → waivers → verdict → report.
 *
 * @throws CannotJudge when the input can not be judged.
 */
export async function check(options: CheckOptions, stdin: Readable): Promise<Said> {
  const { output, outcomes, writeBaseline, report = [] } = options;
  const reports = report.map(({ format, path }) => [`--report ${format}`, path] as const);
  await assertApart(inputsOf(options), [
    ["--output", output],
    ["--outcomes", outcomes],
    ["--write-baseline", writeBaseline],
    ...reports,
  ]);
  if (options.history !== undefined) await assertFolder(options.history);
  const bundle = await loadBundle(options.policies);
  const settings = await settingsFor(bundle, options);
  const rules = runningRules(bundle, settings, options.source !== undefined);
  const policies = policiesAhead(bundle);
  // Looked at when they are needed; what is wrong with the plan is said first.
  policies.catch(() => {});
  const crew = new Crew({ ...bundle, catalogue: rules }, options.workers);
  try {
    return await judge(options, { bundle, policies, settings, rules, crew }, stdin);
  } finally {
    await crew.dismiss();
  }
}

/** Who judges, and by what. */
interface Bench {
  readonly bundle: Bundle;
  readonly policies: Promise<Compiled>;
  readonly settings: Settings;
  /** Those that run: of a plan, only what they read is kept. */
  readonly rules: readonly Rule[];
  readonly crew: Crew;
}

async function judge(
  options: CheckOptions,
  { bundle, policies, settings, rules, crew }: Bench,
  stdin: Readable,
): Promise<Said> {
  const accepted = await acceptedOf(options, settings, bundle.pack);
  const interest = interestOf(rules);
  const { progress } = options;
  const opened = await openPlan(options.plan, stdin, (bytes) => {
    progress?.begin(bytes);
    return crew.reader(bytes);
  });
  const plan = await scanPlan(opened, wantedOf(interest), (bytes) => {
    crew.expect(bytes);
    settleYoung();
    progress?.read(bytes);
  });
  const outcomes = options.outcomes === undefined ? null : new SortedOutcomes(byRuleAndAddress);
  try {
    const input = await policyInputOf(options, settings, plan, interest);
    const evaluation = await evaluate(bundle, settings, input, {
      everything: outcomes?.add,
      helpers: crew.helpers,
      policies,
      shardSize: options.shardSize,
      progress: (resources) => {
        settleYoung();
        progress?.judged(resources, input.count);
      },
    });
    const result = resultOf({ options, bundle, settings, plan, input, evaluation, accepted });
    return await deliver(options, result, outcomes);
  } finally {
    outcomes?.close();
    plan.close();
  }
}

async function deliver(
  options: CheckOptions,
  result: Result,
  outcomes: SortedOutcomes | null,
): Promise<Said> {
  const color = options.color && options.output === undefined;
  const content = await reportOf(options.format, result, color);
  if (options.outcomes !== undefined) await writeReport(options.outcomes, outcomes?.lines() ?? "");
  if (options.writeBaseline !== undefined) {
    await writeReport(options.writeBaseline, writtenBaseline(result.findings, result));
  }
  for (const { format, path } of options.report ?? []) {
    await writeReport(path, await reportOf(format, result, false));
  }
  if (options.output !== undefined) await writeReport(options.output, content);
  if (options.history !== undefined) await record(options.history, result);
  if (options.output === undefined)
    return { stdout: content, stderr: "", exitCode: result.exit_code };
  const note = `${verdictLine(result)}; the report is in ${options.output}\n`;
  return { stdout: "", stderr: note, exitCode: result.exit_code };
}
