import { resolve } from "node:path";
import type { Readable } from "node:stream";
import type { ExitCode, Target } from "../constants.js";
import { CannotJudge } from "../errors.js";
import { loadBundle } from "../evaluate/bundle.js";
import { byRuleAndAddress, evaluate } from "../evaluate/evaluate.js";
import { interestOf } from "../evaluate/scope.js";
import type { Bundle, Evaluation, Outcome } from "../evaluate/types.js";
import { findings, ruleResults } from "../findings/findings.js";
import { normalise } from "../input/normalise.js";
import type { PolicyInput } from "../input/types.js";
import { wantedOf } from "../input/wanted.js";
import { scanPlan } from "../plan/plan.js";
import { openPlan } from "../plan/read.js";
import type { Plan } from "../plan/types.js";
import { REPORTS } from "../report/index.js";
import { outcomeLines } from "../report/outcomes.js";
import { verdictLine } from "../report/text.js";
import { assertWritable, writeReport } from "../report/write.js";
import { resolveSettings } from "../settings/resolve.js";
import { readTeamConfig } from "../settings/team-config.js";
import type { Settings } from "../settings/types.js";
import { readSource } from "../source/read.js";
import type { Result } from "../verdict/types.js";
import { exitCodeOf, totalsOf, verdictOf } from "../verdict/verdict.js";
import { version } from "../version.js";
import { Crew } from "./crew.js";

/** What `check` is asked, options already validated by the command line. */
export interface CheckOptions {
  /** Path of the plan JSON, or "-" for standard input. */
  readonly plan: string;
  readonly env: string;
  readonly format: string;
  readonly output?: string | undefined;
  readonly outcomes?: string | undefined;
  readonly source?: string | undefined;
  readonly target: Target;
  readonly now: string;
  readonly config?: string | undefined;
  /** The compiled pack's folder. */
  readonly policies: string;
  readonly color: boolean;
  /** Threads that judge a large plan; by default as many as the machine runs at once. */
  readonly workers?: number | undefined;
  /** Resources that are judged at once. */
  readonly shardSize?: number | undefined;
}

/** What a command leaves to the command line: what to print, and the exit code. */
export interface Said {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: ExitCode;
}

/**
 * Plan JSON → read → normalise → evaluate → findings → verdict → report.
 *
 * @throws CannotJudge when the input can not be judged.
 */
export async function check(options: CheckOptions, stdin: Readable): Promise<Said> {
  await assertOutputs(options);
  const bundle = await loadBundle(options.policies);
  const crew = new Crew(bundle, options.workers);
  try {
    return await judge(options, bundle, crew, stdin);
  } finally {
    await crew.dismiss();
  }
}

async function judge(
  options: CheckOptions,
  bundle: Bundle,
  crew: Crew,
  stdin: Readable,
): Promise<Said> {
  const settings = await settingsFor(bundle, options);
  const interest = interestOf(bundle.catalogue);
  const opened = await openPlan(options.plan, stdin, crew.reader);
  const plan = await scanPlan(opened, wantedOf(interest), crew.expect);
  try {
    const source = options.source === undefined ? null : await readSource(options.source);
    const { environment, project } = settings;
    const facts = { environment, project, target: options.target, now: options.now };
    const input = normalise(plan, { facts, interest, source });
    const outcomes: Outcome[] = [];
    const everything =
      options.outcomes === undefined ? undefined : (outcome: Outcome) => outcomes.push(outcome);
    const { helpers } = crew;
    const { shardSize } = options;
    const evaluation = await evaluate(bundle, settings, input, { everything, helpers, shardSize });
    const result = resultOf({ options, bundle, settings, plan, input, evaluation });
    return await deliver(options, result, outcomes.sort(byRuleAndAddress));
  } finally {
    plan.close();
  }
}

/** Before the work is done, and so that nothing that is written or read overwrites another. */
async function assertOutputs({ plan, output, outcomes }: CheckOptions): Promise<void> {
  const files = [plan, output, outcomes].filter((path) => path !== undefined && !isStream(path));
  if (new Set(files.map((path) => resolve(path as string))).size < files.length) {
    throw new CannotJudge(
      "The plan, --output and --outcomes are not three files; give each a path of its own.",
    );
  }
  for (const path of [output, outcomes]) if (path !== undefined) await assertWritable(path);
}

function isStream(path: string): boolean {
  return path === "-" || path.startsWith("/dev/");
}

async function settingsFor(bundle: Bundle, options: CheckOptions): Promise<Settings> {
  const team =
    options.config === undefined ? null : await readTeamConfig(options.config, bundle.pack);
  const ids = new Set(bundle.catalogue.map((rule) => rule.id));
  return resolveSettings(bundle.pack, team, options.env, ids);
}

interface Parts {
  readonly options: CheckOptions;
  readonly bundle: Bundle;
  readonly settings: Settings;
  readonly plan: Plan;
  readonly input: PolicyInput;
  readonly evaluation: Evaluation;
}

function resultOf({ options, bundle, settings, plan, input, evaluation }: Parts): Result {
  const found = findings(evaluation, settings, (address) => input.locate(address));
  const rules = ruleResults(evaluation, settings);
  const verdict = verdictOf(found);
  const { facts } = input;
  return {
    schema: "policy-runner/result/1",
    verdict,
    exit_code: exitCodeOf(verdict),
    environment: settings.environment,
    project: settings.project,
    target: options.target,
    now: options.now,
    plan: {
      digest: plan.digest,
      format_version: plan.formatVersion,
      terraform_version: plan.terraformVersion,
      providers: facts.provider_constraints,
      resources: facts.resources,
    },
    policies: {
      name: bundle.manifest.name,
      version: bundle.manifest.version,
      digest: bundle.digest,
    },
    tools: { opa: bundle.manifest.opa, policy_runner: version(), terraform: plan.terraformVersion },
    totals: totalsOf(rules, found),
    rules,
    findings: found,
  };
}

async function deliver(
  options: CheckOptions,
  result: Result,
  outcomes: readonly Outcome[],
): Promise<Said> {
  const color = options.color && options.output === undefined;
  const text = REPORTS[options.format]?.(result, color) ?? "";
  if (options.outcomes !== undefined) await writeReport(options.outcomes, outcomeLines(outcomes));
  if (options.output === undefined) return { stdout: text, stderr: "", exitCode: result.exit_code };
  await writeReport(options.output, text);
  const note = `${verdictLine(result)}; the report is in ${options.output}\n`;
  return { stdout: "", stderr: note, exitCode: result.exit_code };
}
