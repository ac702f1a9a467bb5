import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { JobError } from "../errors.js";

/** A check that may fail, and why. */
export interface Accepted {
  readonly id: string;
  readonly reason: string;
  /** Part of the resource's address; absent for all. */
  readonly resources?: string;
}

/** A check that failed on a resource. */
export interface Failure {
  readonly id: string;
  readonly name: string;
  readonly resource: string;
}

/** What is left to be mended, and what is accepted without need. */
export interface Verdict {
  readonly unlisted: readonly Failure[];
  readonly stale: readonly Accepted[];
}

const SHORTEST_REASON = 20;

/** Reads the list; an entry without a reason is refused. */
export function readAccepted(path: string): readonly Accepted[] {
  const { accepted } = load(readFileSync(path, "utf8")) as { accepted: Accepted[] };
  for (const { id, reason } of accepted) {
    if (!/^CKV2?_AWS_\d+$/.test(id ?? "") || (reason ?? "").length < SHORTEST_REASON) {
      throw new JobError(
        `${path}: the entry ${id ?? "without an id"} needs an id such as CKV_AWS_139 and a reason in a sentence; add them.`,
      );
    }
  }
  return accepted;
}

/** Holds what failed to what is accepted. */
export function weigh(failures: readonly Failure[], accepted: readonly Accepted[]): Verdict {
  const covers = (one: Accepted, { id, resource }: Failure): boolean =>
    one.id === id && resource.includes(one.resources ?? "");
  return {
    unlisted: failures.filter((failure) => !accepted.some((one) => covers(one, failure))),
    stale: accepted.filter((one) => !failures.some((failure) => covers(one, failure))),
  };
}
