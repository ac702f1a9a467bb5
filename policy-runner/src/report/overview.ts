import type { ControlResult, FrameworkResult } from "../controls/types.js";
import type { Finding, RuleResult } from "../findings/types.js";
import type { Result, Verdict } from "../verdict/types.js";
import { NO_EVIDENCE } from "./statement.js";
import { worstFirst } from "./worst.js";

/** Several runs side by side, one for each environment: what documents for auditors are laid out by. */

const MADE = {
  aws: "the plan was made against a real account",
  emulated: "the plan was made against an emulated AWS",
  unknown: "nobody said what the plan was made against",
} as const;

/** What a run was made against, and what that is worth. */
export function targetStatement({ target }: Result): string {
  const worth = target === "aws" ? "" : `, ${NO_EVIDENCE}`;
  return `target: ${target}${worth} (${MADE[target]})`;
}

/** What the runs were made against: a line for all that were made against the same. */
export function targetLines(results: readonly Result[]): readonly string[] {
  return [...new Set(results.map(targetStatement))].map((statement) => {
    const of = results.filter((result) => targetStatement(result) === statement);
    return `${of.map(({ environment }) => environment).join(", ")}: ${statement}`;
  });
}

const WORST: readonly Verdict[] = ["error", "violations", "passed"];

/** The verdict of all runs together: the worst of theirs. */
export function worstVerdict(results: readonly Result[]): Verdict {
  return WORST.find((one) => results.some(({ verdict }) => verdict === one)) ?? "error";
}

/** A verdict in words. */
export const VERDICTS: Readonly<Record<Verdict, string>> = {
  passed: "Passed",
  violations: "Violations",
  error: "Could not judge",
};

/** A rule, and what became of it in each run; null where a run does not know it. */
export interface RuleRow {
  readonly rule: RuleResult;
  readonly runs: readonly (RuleResult | null)[];
}

/** Every rule of any run, by id. */
export function ruleRows(results: readonly Result[]): readonly RuleRow[] {
  const runs = results.map(({ rules }) => new Map(rules.map((rule) => [rule.id, rule])));
  const all = new Map(
    results.flatMap(({ rules }) => rules.map((rule) => [rule.id, rule] as const)),
  );
  return [...all.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((rule) => ({ rule, runs: runs.map((run) => run.get(rule.id) ?? null) }));
}

/** A control, and what became of it in each run; null where a run does not know it. */
export interface ControlRow {
  readonly control: ControlResult;
  readonly runs: readonly (ControlResult | null)[];
}

/** A framework with its controls, in its own order. */
export interface FrameworkRows {
  readonly framework: FrameworkResult;
  /** What the framework is in each run; null where a run does not know it. */
  readonly runs: readonly (FrameworkResult | null)[];
  readonly controls: readonly ControlRow[];
}

/** The matrix of controls by runs. */
export function frameworkRows(results: readonly Result[]): readonly FrameworkRows[] {
  const known = new Map<string, FrameworkResult>();
  for (const { frameworks } of results) {
    for (const one of frameworks) if (!known.has(one.id)) known.set(one.id, one);
  }
  return [...known.values()].map((framework) => {
    const runs = results.map(
      ({ frameworks }) => frameworks.find(({ id }) => id === framework.id) ?? null,
    );
    return { framework, runs, controls: controlRows(runs) };
  });
}

function controlRows(runs: readonly (FrameworkResult | null)[]): ControlRow[] {
  const byId = runs.map((run) => new Map(run?.controls.map((control) => [control.id, control])));
  const all = new Map<string, ControlResult>();
  for (const run of byId) for (const [id, control] of run) if (!all.has(id)) all.set(id, control);
  return [...all.values()].map((control) => ({
    control,
    runs: byId.map((run) => run.get(control.id) ?? null),
  }));
}

/** A finding, and the place among the runs of the one that has it. */
export interface Found {
  readonly finding: Finding;
  readonly run: number;
}

/** The findings of one rule, in every run, the worst first. */
export interface FindingGroup {
  readonly rule: RuleResult;
  readonly found: readonly Found[];
}

/** Findings by rule: how to mend is said once. The rule with the worst finding comes first. */
export function findingGroups(results: readonly Result[]): readonly FindingGroup[] {
  const runOf = new Map<Finding, number>();
  results.forEach(({ findings }, run) => {
    for (const finding of findings) runOf.set(finding, run);
  });
  const rules = new Map(ruleRows(results).map(({ rule }) => [rule.id, rule]));
  const groups = new Map<string, { rule: RuleResult; found: Found[] }>();
  for (const finding of worstFirst([...runOf.keys()])) {
    const rule = rules.get(finding.rule);
    // A result names every rule of which it has findings.
    if (rule === undefined) throw new Error(`no rule ${finding.rule} in the result`);
    const group = groups.get(rule.id) ?? { rule, found: [] };
    groups.set(rule.id, group);
    group.found.push({ finding, run: runOf.get(finding) ?? 0 });
  }
  return [...groups.values()];
}

/** Versions and digests that a run is bound to, each with its name. */
export function originOf(result: Result): readonly (readonly [name: string, value: string])[] {
  const { plan, policies, tools, waivers, baseline } = result;
  const providers = Object.entries(plan.providers).map(
    ([name, version]) => [`Provider ${name.split("/").slice(-2).join("/")}`, version] as const,
  );
  return [
    ["Plan, SHA-256", plan.digest],
    ["Policies, SHA-256", policies.digest],
    ["Waivers, SHA-256", waivers === null ? "none given" : waivers.digest],
    ["Baseline, SHA-256", baseline === null ? "none given" : baseline.digest],
    ["Policy pack", `${policies.name} ${policies.version}, profile ${result.profile}`],
    ["Project", result.project],
    ["Clock of the run", result.now],
    ["Plan format", plan.format_version],
    ["Terraform", tools.terraform ?? plan.terraform_version],
    ...providers,
    ["Policy runner", tools.policy_runner ?? "unknown"],
    ["Compiled by OPA", tools.opa ?? "unknown"],
  ];
}

/** A whole number as people read it: 12,345. */
export function count(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** A number and what it counts: "1 finding", "2 findings". */
export function counted(number: number, one: string, several = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : several}`;
}
