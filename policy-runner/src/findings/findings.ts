import type { Evaluation, Outcome, Rule, Tested } from "../evaluate/types.js";
import { fingerprint } from "../fingerprint.js";
import type { Location } from "../input/types.js";
import type { Settings } from "../settings/types.js";
import { type Counts, type Finding, OUTCOMES, type RuleResult } from "./types.js";

/** Outcomes that matter to a person, sorted as the outcomes are: by rule, then by address. */
export function findings(
  evaluation: Evaluation,
  settings: Settings,
  locate: (address: string) => Location | undefined,
): Finding[] {
  const rules = new Map(evaluation.tested.map(({ rule }) => [rule.id, rule]));
  return evaluation.notable.flatMap((outcome) => {
    const rule = rules.get(outcome.rule);
    return rule === undefined ? [] : [finding(outcome, rule, settings, locate(outcome.address))];
  });
}

/** What became of every rule of the catalogue, in the order of ids; waived failures are none. */
export function ruleResults(
  evaluation: Evaluation,
  settings: Settings,
  found: readonly Finding[] = [],
): RuleResult[] {
  const waived = new Map<string, number>();
  for (const { rule, outcome } of found) {
    if (outcome === "waived") waived.set(rule, (waived.get(rule) ?? 0) + 1);
  }
  const results = evaluation.tested.map((one) => {
    const { id } = one.rule;
    const counts = evaluation.counts.get(id) ?? {};
    const own = waived.get(id) ?? 0;
    return ruleResult(one, settings, { ...counts, fail: (counts.fail ?? 0) - own, waived: own });
  });
  return results.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function ruleResult(
  { rule, resources, notTested }: Tested,
  settings: Settings,
  counts: Partial<Counts> = {},
): RuleResult {
  return {
    id: rule.id,
    title: rule.title,
    description: rule.description,
    family: rule.family,
    severity: rule.severity,
    enforcement: settings.enforcement(rule.id),
    controls: rule.controls,
    remediation: rule.remediation,
    references: rule.references,
    resources,
    matched_nothing: resources === (counts.not_applicable ?? 0),
    not_tested: notTested,
    counts: Object.fromEntries(OUTCOMES.map((name) => [name, counts[name] ?? 0])) as Counts,
  };
}

function finding(
  outcome: Outcome,
  rule: Rule,
  settings: Settings,
  location: Location | undefined,
): Finding {
  return {
    rule: rule.id,
    address: outcome.address,
    outcome: outcome.outcome as Finding["outcome"],
    severity: rule.severity,
    blocking: isBlocking(outcome, rule, settings),
    message: outcome.message ?? "",
    path: outcome.path === undefined || outcome.path === "" ? null : outcome.path,
    expected: outcome.expected ?? null,
    remediation: rule.remediation,
    file: location?.file ?? null,
    line: location?.line ?? null,
    fingerprint: fingerprint(rule.id, outcome.address, outcome.path ?? null),
    waiver: null,
    baseline: false,
  };
}

function isBlocking(outcome: Outcome, rule: Rule, settings: Settings): boolean {
  if (outcome.outcome === "error") return true;
  if (settings.enforcement(rule.id) !== "mandatory") return false;
  return outcome.outcome === "fail" || settings.undetermined(rule.id) === "block";
}
