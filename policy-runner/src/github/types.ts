/** The job that runs, as GitHub's variables say. */
export interface Job {
  /** Where the API is, without a slash at the end. */
  readonly api: string;
  /** owner/name. */
  readonly repository: string;
  /** "" where the job has none. */
  readonly token: string;
}

/** The pull request that a job runs for. */
export interface PullRequest {
  readonly number: number;
  /** Login of who has opened it. */
  readonly author: string;
  /** Its last commit when the job was asked for. */
  readonly head: string;
  /** How many commits it has. */
  readonly commits: number;
}

/** GitHub did not do what it was asked for; a clause for a sentence. */
export class Refused extends Error {
  override readonly name = "Refused";
}
