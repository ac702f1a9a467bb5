import { EXIT } from "../constants.js";
import { Client } from "../github/client.js";
import { commentOf, writeComment } from "../github/comment.js";
import { jobOf, pullRequestOf, readBodies } from "../github/job.js";
import { Refused } from "../github/types.js";
import type { Said } from "./said.js";

/** What `comment` is asked. */
export interface CommentOptions {
  /** Files of Markdown, in the order in which they are shown. */
  readonly body: readonly string[];
  readonly marker: string;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Writes one comment on the pull request of a job, or writes it anew. A job that may not write passes all
 * the same, and says so: its verdict decides, and the summary says what the comment would.
 *
 * @throws CannotJudge when it is not run in a job of a pull request, or a file can not be read
 */
export async function comment({ body, marker, env }: CommentOptions): Promise<Said> {
  const text = commentOf(marker, await readBodies(body));
  const client = new Client(jobOf(env));
  const { number } = await pullRequestOf(env);
  try {
    const done = await writeComment(client, number, marker, text);
    return { stdout: `The comment on #${number} is ${done}.\n`, stderr: "", exitCode: EXIT.passed };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const words = `The comment is not written, as ${error.message}; the summary of the job says the same.`;
    const stdout = `::notice title=policy-runner::${words}\n`;
    return { stdout, stderr: "", exitCode: EXIT.passed };
  }
}
