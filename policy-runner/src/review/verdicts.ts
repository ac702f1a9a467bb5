import { CannotJudge } from "../errors.js";
import type { Finding } from "../findings/types.js";
import type { Result } from "../verdict/types.js";
import type { SideFiles, Weakening } from "./types.js";

/** What both branches have said of one plan. */
export interface Pair {
  readonly before: Result;
  readonly after: Result;
}

/**
 * Results of the same plans, by the base branch's policies and by the proposed ones.
 *
 * @throws CannotJudge when one has no counterpart, or its counterpart is of another plan
 */
export function pairsOf(before: readonly Result[], after: readonly Result[]): readonly Pair[] {
  const odd = [...before, ...after].find(
    ({ environment }) => count(before, environment) !== 1 || count(after, environment) !== 1,
  );
  if (odd !== undefined) {
    throw new CannotJudge(
      `The results of ${odd.environment} are not one by each branch; give one of each after --before and --after.`,
    );
  }
  return before.map((one) => {
    const other = after.find(({ environment }) => environment === one.environment) as Result;
    if (one.plan.digest === other.plan.digest && one.target === other.target)
      return { before: one, after: other };
    throw new CannotJudge(
      `The results of ${one.environment} are of two plans; judge the same plan by both branches.`,
    );
  });
}

function count(results: readonly Result[], environment: string): number {
  return results.filter((one) => one.environment === environment).length;
}

/** Findings that block by the base branch's policies, and no longer by the proposed ones. */
export function lostFindings(pairs: readonly Pair[], files: SideFiles): readonly Weakening[] {
  return pairs.flatMap(({ before, after }) => {
    const blocking = new Set(after.findings.filter((one) => one.blocking).map(keyOf));
    const kept = new Map(after.findings.map((one) => [keyOf(one), one]));
    return before.findings
      .filter((one) => one.blocking && !blocking.has(keyOf(one)))
      .map((one) => lost(one, kept.get(keyOf(one)), before.environment, files));
  });
}

/** A rule may find another attribute to be wrong; it then still finds the resource. */
function keyOf({ rule, address }: Finding): string {
  return JSON.stringify([rule, address]);
}

function lost(
  { rule, address, outcome }: Finding,
  now: Finding | undefined,
  environment: string,
  { waivers, pack }: SideFiles,
): Weakening {
  const is =
    now === undefined
      ? "is found no longer"
      : now.outcome === "waived"
        ? "is waived"
        : `is ${now.outcome}, and no longer blocks`;
  const message = `Of the same plan, what was ${outcome} and blocked ${is}.`;
  const file = now?.outcome === "waived" ? waivers : `${pack}/dist/policy.wasm`;
  const place = { environments: [environment], file, line: null };
  return { kind: "finding-lost", what: `${rule} ${address}`, message, ...place };
}
