import { EXIT } from "../constants.js";
import { approvalsOf } from "../github/approvals.js";
import { Client } from "../github/client.js";
import { jobOf, pullRequestOf } from "../github/job.js";
import { assertWritable, writeReport } from "../report/write.js";
import { APPROVALS } from "../review/read-approvals.js";
import type { Said } from "./said.js";

/** What `approvals` is asked. */
export interface ApprovalsOptions {
  readonly output: string;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Writes who asks for the change of a job's pull request, and who has approved it, for `review`. What
 * GitHub does not tell is written as not known: then nobody has approved.
 *
 * @throws CannotJudge when it is not run in a job of a pull request, or the file can not be written
 */
export async function approvals({ output, env }: ApprovalsOptions): Promise<Said> {
  await assertWritable(output);
  const found = await approvalsOf(new Client(jobOf(env)), await pullRequestOf(env));
  await writeReport(output, `${JSON.stringify({ schema: APPROVALS, ...found }, null, 2)}\n`);
  const stdout = found.known
    ? `Approved by ${found.approvers.join(", ") || "nobody"}; asked for by ${found.requesters.join(", ")}.\n`
    : `::notice title=policy-runner::Nobody counts as having approved, as ${found.reason}.\n`;
  return { stdout, stderr: "", exitCode: EXIT.passed };
}
