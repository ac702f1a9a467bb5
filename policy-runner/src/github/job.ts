import { readFile } from "node:fs/promises";
import { CannotJudge, systemCode } from "../errors.js";
import type { Job, PullRequest } from "./types.js";

/**
 * Where a job runs, by the variables that GitHub sets.
 *
 * @throws CannotJudge when one of them is missing, or is not what GitHub would set
 */
export function jobOf(env: NodeJS.ProcessEnv): Job {
  const { GITHUB_API_URL: api = "https://api.github.com", GITHUB_REPOSITORY: repository = "" } =
    env;
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) throw unset("GITHUB_REPOSITORY", "owner/name");
  // A token goes to GitHub encrypted, or to this machine.
  if (!/^(?:https:\/\/|http:\/\/127\.0\.0\.1[:/])/.test(api))
    throw unset("GITHUB_API_URL", "https://api.github.com");
  return { api: api.replace(/\/+$/, ""), repository, token: env.GITHUB_TOKEN ?? "" };
}

/**
 * The pull request that a job runs for, by the event that started it.
 *
 * @throws CannotJudge when the event can not be read, or is about no pull request
 */
export async function pullRequestOf(env: NodeJS.ProcessEnv): Promise<PullRequest> {
  const path = env.GITHUB_EVENT_PATH ?? "";
  if (path === "") throw unset("GITHUB_EVENT_PATH", "the path of the event");
  const event = await eventIn(path);
  const { number, user, head, commits } = event?.pull_request ?? {};
  const isWhole =
    typeof number === "number" && typeof user?.login === "string" && typeof head?.sha === "string";
  if (!isWhole) {
    throw new CannotJudge(
      `The event ${path} is about no pull request; run this in a job that pull requests start.`,
    );
  }
  const count = typeof commits === "number" ? commits : Number.POSITIVE_INFINITY;
  return { number, author: user.login, head: head.sha, commits: count };
}

interface Event {
  readonly pull_request?: {
    readonly number?: number;
    readonly user?: { readonly login?: string };
    readonly head?: { readonly sha?: string };
    readonly commits?: number;
  };
}

async function eventIn(path: string): Promise<Event | null> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Event | null;
  } catch (error) {
    const why = systemCode(error) === "" ? "is no JSON" : `can not be read (${systemCode(error)})`;
    throw new CannotJudge(`The event ${path} ${why}; GITHUB_EVENT_PATH names the one of the job.`);
  }
}

function unset(name: string, like: string): CannotJudge {
  return new CannotJudge(`${name} is not like ${like}; run this in a job of GitHub Actions.`);
}

/**
 * Texts of a comment.
 *
 * @throws CannotJudge when one can not be read
 */
export async function readBodies(paths: readonly string[]): Promise<readonly string[]> {
  return Promise.all(
    paths.map(async (path) => {
      try {
        return await readFile(path, "utf8");
      } catch (error) {
        throw new CannotJudge(
          `${path} can not be read (${systemCode(error)}); give --body the path of a Markdown report.`,
        );
      }
    }),
  );
}
