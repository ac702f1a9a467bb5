import { CannotJudge } from "../errors.js";
import { REVIEW_REPORTS, reviewLine } from "../report/review.js";
import { writeReport } from "../report/write.js";
import { NO_APPROVALS, readApprovals, readJson } from "../review/read-approvals.js";
import { exists } from "../review/read-tree.js";
import { reviewOf } from "../review/review.js";
import { pairsOf } from "../review/verdicts.js";
import { assertValid } from "../settings/schema.js";
import type { Result } from "../verdict/types.js";
import { assertApart, type Given } from "./apart.js";
import type { WantedReport } from "./check.js";
import { type Layout, readSide } from "./review-side.js";
import type { Said } from "./said.js";

/** What `review` is asked, options already validated by the command line. */
export interface ReviewOptions extends Layout {
  /** The base branch, checked out. */
  readonly base: string;
  /** The proposed one. */
  readonly head: string;
  /** Results of plans, as JSON, by the policies of the base branch. */
  readonly before: readonly string[];
  /** Results of the same plans by the proposed policies. */
  readonly after: readonly string[];
  readonly approvals?: string | undefined;
  /** Option and path of each part that the command line names: it must be there. */
  readonly named: readonly (readonly [option: string, path: string])[];
  readonly format: string;
  readonly report: readonly WantedReport[];
  readonly output?: string | undefined;
}

/**
 * Two branches → what makes the gate milder → who has approved it → report.
 *
 * @throws CannotJudge when one of them can not be read, or results are not of the same plans
 */
export async function review(options: ReviewOptions): Promise<Said> {
  const { output, report, format, approvals } = options;
  await assertApart(inputsOf(options), [
    ["--output", output],
    ...report.map((one) => [`--report ${one.format}`, one.path] as const),
  ]);
  await assertThere(options);
  const given =
    approvals === undefined ? NO_APPROVALS : await readApprovals(approvals, assertValid);
  const pairs = pairsOf(await resultsIn(options.before), await resultsIn(options.after));
  const base = await readSide(options.base, options);
  const head = await readSide(options.head, options);
  const result = reviewOf(base, head, pairs, given);
  for (const one of report) await writeReport(one.path, textOf(one.format, result));
  const text = textOf(format, result);
  if (output === undefined) return { stdout: text, stderr: "", exitCode: result.exit_code };
  await writeReport(output, text);
  const note = `${reviewLine(result)}; the report is in ${output}\n`;
  return { stdout: "", stderr: note, exitCode: result.exit_code };
}

/**
 * What is in neither branch has nothing that could have become milder, and is most likely misspelt.
 *
 * @throws CannotJudge when the command line names such a part
 */
async function assertThere({ base, head, named }: ReviewOptions): Promise<void> {
  for (const [option, path] of named) {
    if ((await exists(base, path)) || (await exists(head, path))) continue;
    throw new CannotJudge(
      `${option} ${path} is in neither branch; name it as it stands below ${head}, or leave the option out.`,
    );
  }
}

function inputsOf({ approvals, before, after }: ReviewOptions): readonly Given[] {
  return [
    ["--approvals", approvals],
    ...before.map((path) => ["--before", path] as const),
    ...after.map((path) => ["--after", path] as const),
  ];
}

function textOf(format: string, result: ReturnType<typeof reviewOf>): string {
  return REVIEW_REPORTS[format]?.(result) ?? "";
}

async function resultsIn(paths: readonly string[]): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const path of paths) {
    const by = "policy-runner check --format json";
    const value = (await readJson(path, "The result", by)) as Partial<Result> | null;
    const isResult = value?.schema === "policy-runner/result/1" && Array.isArray(value.findings);
    if (!isResult) throw new CannotJudge(`The file ${path} is no result; write it with ${by}.`);
    results.push(value as Result);
  }
  return results;
}
