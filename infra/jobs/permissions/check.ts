import { JobError } from "../errors.js";
import { refusals } from "./evaluate.js";
import { readCalls, readPolicies } from "./read.js";
import type { Refusal } from "./types.js";

/** Files that tell what was called and what is allowed. */
export interface Sources {
  readonly environment: string;
  /** Written by the emulator, asked for by EMULATOR_API_LOG. */
  readonly log: string;
  /** `terraform output -json` of infra/bootstrap in the environment's account. */
  readonly bootstrap: string;
  /** `terraform output -json` of infra/organization. */
  readonly organization: string;
}

/** What came of a check. */
export interface Result {
  /** Calls that the deploy role made. */
  readonly calls: number;
  readonly actions: number;
  readonly refusals: readonly Refusal[];
}

/** Holds every call that an environment's deploy role made to its policies, boundary and control policies. */
export function checkPermissions(sources: Sources): Result {
  const policies = readPolicies(sources.bootstrap, sources.organization, sources.environment);
  const calls = readCalls(sources.log).filter(({ principal }) => principal === policies.roleArn);
  if (calls.length === 0) {
    throw new JobError(
      `${sources.log} holds no call of ${policies.roleArn}: apply and destroy with credentials of that role, against an emulator that records.`,
    );
  }
  const actions = new Set(calls.map(({ action }) => action)).size;
  return { calls: calls.length, actions, refusals: refusals(calls, policies) };
}

/** One line about a call that is not allowed. */
export function describeRefusal({ call, reason }: Refusal): string {
  return `${call.action} on ${call.resource ?? "an unnamed resource"} in ${call.region}: ${reason}`;
}
