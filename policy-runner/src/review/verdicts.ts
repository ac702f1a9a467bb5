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

/** What the base branch's policies find, and the proposed ones do not, or let pass. */
export function lostFindings(pairs: readonly Pair[], files: SideFiles): readonly Weakening[] {
  return pairs.flatMap(({ before, after }) => {
    const open = after.findings.filter(({ outcome }) => outcome !== "waived");
    const found = new Set(open.map(keyOf));
    const blocking = new Set(open.filter((one) => one.blocking).map(keyOf));
    const kept = new Map(after.findings.map((one) => [keyOf(one), one]));
    return before.findings
      .filter(({ outcome }) => outcome !== "waived")
      .filter((one) => !(one.blocking ? blocking : found).has(keyOf(one)))
      .map((one) => lost(one, kept.get(keyOf(one)), before.environment, files));
  });
}

/** A rule may find another attribute to be wrong; it then still finds the resource. */
function keyOf({ rule, address }: Finding): string {
  return JSON.stringify([rule, address]);
}

function lost(
  { rule, address, outcome, blocking }: Finding,
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
  const was = blocking ? `${outcome} and blocked` : outcome;
  const message = `Of the same plan, what was ${was} ${is}.`;
  const file = now?.outcome === "waived" ? waivers : `${pack}/dist/policy.wasm`;
  const place = { environments: [environment], file, line: null };
  return { kind: "finding-lost", what: `${rule} ${address}`, message, ...place };
}
