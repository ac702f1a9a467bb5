import { JobError } from "../errors.js";
import { glob, list, matchesArn } from "./match.js";
import type { Statement } from "./types.js";

/** Facts of a request, by condition key in lower case. */
export type Facts = ReadonlyMap<string, string>;

type Test = (wanted: string, given: string) => boolean;

const same: Test = (wanted, given) => wanted === given;
const like: Test = (wanted, given) => glob(wanted, given);

/** Operators that are understood: the test of one value, and whether it is turned round. */
const OPERATORS: Readonly<Record<string, { readonly test: Test; readonly negated?: true }>> = {
  ArnEquals: { test: matchesArn },
  ArnLike: { test: matchesArn },
  ArnNotEquals: { test: matchesArn, negated: true },
  ArnNotLike: { test: matchesArn, negated: true },
  Bool: { test: (wanted, given) => wanted.toLowerCase() === given.toLowerCase() },
  StringEquals: { test: same },
  StringLike: { test: like },
  StringNotEquals: { test: same, negated: true },
  StringNotLike: { test: like, negated: true },
};

/** Whether every condition of a statement holds. An operator that is not understood ends the run. */
export function conditionsHold(statement: Statement, facts: Facts): boolean {
  return Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) =>
      holds(operator, list(wanted).map(String), facts.get(key.toLowerCase())),
    ),
  );
}

function holds(operator: string, wanted: readonly string[], given: string | undefined): boolean {
  const name = operator.replace(/IfExists$/, "");
  const known = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (known === undefined) {
    throw new JobError(
      `The condition operator ${operator} is not understood, so nothing can be said of the policy that uses it: teach infra/jobs/permissions/conditions.ts what it means.`,
    );
  }
  if (given === undefined) {
    // As in IAM: without the key, IfExists holds, and so does a negated operator.
    return operator.endsWith("IfExists") || known.negated === true;
  }
  const found = wanted.some((value) => known.test(value, given));
  return known.negated ? !found : found;
}
