import { appendFileSync, mkdirSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { JobError } from "../errors.js";
import { ROOT } from "../paths.js";
import { say } from "../say.js";

/** Where reports go, and where those of other jobs are downloaded to. A folder without a dot: artifacts leave out the others. */
export const REPORTS = resolve(ROOT, "policy-reports");

/**
 * The proposed branch, checked out beside the base branch, which is the checkout that runs.
 *
 * @throws JobError when it is not there
 */
export function proposedTree(): string {
  const folder = resolve(ROOT, process.env.PROPOSED || "../proposed");
  const isTree = statSync(join(folder, "infra"), { throwIfNoEntry: false })?.isDirectory();
  if (isTree === true) return folder;
  throw new JobError(
    `${folder} is no checkout of the proposed branch; check it out there, or set PROPOSED.`,
  );
}

/** An empty folder for the reports of one part of the job, which are handed on under this name. */
export function reportFolder(part: string): string {
  const folder = join(REPORTS, `policy-${part}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** A job that also tells GitHub why it could not judge, beside the log. */
export function annotated(
  job: (abort: AbortSignal) => Promise<number>,
): (abort: AbortSignal) => Promise<number> {
  return async (abort) => {
    try {
      return await job(abort);
    } catch (error) {
      if (error instanceof JobError) annotate(error.message);
      throw error;
    }
  };
}

/** A plan or a branch that is not judged has no verdict. */
export function couldNot(sentence: string): number {
  say(sentence.trim());
  annotate(sentence.trim());
  return 2;
}

function annotate(sentence: string): void {
  const words = sentence.replaceAll("%", "%25").replace(/\r?\n/g, "%0A");
  if (process.env.GITHUB_ACTIONS === "true")
    process.stdout.write(`::error title=policy-runner::${words}\n`);
}

/** Adds to what GitHub shows of the step; elsewhere there is no such place. */
export function summarize(markdown: string): void {
  const path = process.env.GITHUB_STEP_SUMMARY ?? "";
  if (path !== "") appendFileSync(path, `${markdown}\n`);
}
