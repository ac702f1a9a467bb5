import type { Approvals } from "../review/types.js";
import type { Client } from "./client.js";
import { type PullRequest, Refused } from "./types.js";

/** Commits of which GitHub tells. Source: https://docs.github.com/en/rest/pulls/pulls#list-commits-on-a-pull-request */
const MOST_COMMITS = 250;

/**
 * Who asks for a change, and who has approved its last commit. An earlier commit's approval counts no
 * more, nor one that its author has taken back. Where it can not be told, nobody has approved.
 */
export async function approvalsOf(client: Client, pull: PullRequest): Promise<Approvals> {
  const asks = [pull.author];
  try {
    if (pull.commits > MOST_COMMITS)
      throw new Refused(`GitHub tells who made ${MOST_COMMITS} commits, and there are more`);
    const commits = (await client.list(`/pulls/${pull.number}/commits`)) as readonly Commit[];
    for (const { author, committer } of commits)
      for (const one of [author, committer]) if (one?.login !== undefined) asks.push(one.login);
    const reviews = (await client.list(`/pulls/${pull.number}/reviews`)) as readonly Review[];
    const approvers = approversOf(reviews, pull.head);
    return { known: true, reason: "", requesters: sorted(asks), approvers };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { known: false, reason: error.message, requesters: sorted(asks), approvers: [] };
  }
}

/** Whose last word on the change is that it may be merged; reviews come in the order of time. */
function approversOf(reviews: readonly Review[], head: string): readonly string[] {
  const last = new Map<string, boolean>();
  for (const { user, state, commit_id: commit } of reviews) {
    if (user?.login === undefined || user.type !== "User" || !WORDS.has(state ?? "")) continue;
    last.set(user.login, state === "APPROVED" && commit === head);
  }
  return sorted([...last].filter(([, isApproval]) => isApproval).map(([login]) => login));
}

/** States that say yes or no; a comment says neither. */
const WORDS = new Set(["APPROVED", "CHANGES_REQUESTED", "DISMISSED"]);

function sorted(logins: readonly string[]): readonly string[] {
  return [...new Set(logins)].sort();
}

interface Person {
  readonly login?: string;
  readonly type?: string;
}

interface Commit {
  readonly author?: Person | null;
  readonly committer?: Person | null;
}

interface Review {
  readonly user?: Person | null;
  readonly state?: string;
  readonly commit_id?: string;
}
