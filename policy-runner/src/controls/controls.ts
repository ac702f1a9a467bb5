import type { Control, Framework } from "../evaluate/types.js";
import { type Counts, OUTCOMES, type RuleResult } from "../findings/types.js";
import type { ControlResult, ControlStatus, FrameworkResult } from "./types.js";

/** What became of every control of every framework, from what became of the rules. */
export function controlsOf(
  frameworks: readonly Framework[],
  rules: readonly RuleResult[],
): FrameworkResult[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return frameworks.map(({ id, name, version, source, controls }) => ({
    id,
    name,
    version,
    source,
    controls: controls.map((control) => controlOf(control, byId)),
  }));
}

function controlOf(
  { id, title, rules, not_covered }: Control,
  byId: ReadonlyMap<string, RuleResult>,
): ControlResult {
  const ids = [...rules].sort();
  const own = ids.flatMap((rule) => byId.get(rule) ?? []);
  const judged = own.filter(hasJudged);
  const tested = judged.map((rule) => rule.id);
  const counts = sumOf(judged);
  return {
    id,
    title,
    status: statusOf(counts, judged.length),
    rules: ids,
    tested,
    not_tested: ids.filter((rule) => !tested.includes(rule)),
    not_covered,
    counts,
  };
}

/** A rule that ran and judged at least one resource. */
function hasJudged({ not_tested, matched_nothing }: RuleResult): boolean {
  return not_tested === null && !matched_nothing;
}

/** The worst that its rules say: a pass is only what is left when nothing else was said. */
function statusOf(counts: Counts, judged: number): ControlStatus {
  if (counts.fail + counts.error > 0) return "not_satisfied";
  if (counts.undetermined > 0) return "undetermined";
  if (counts.waived > 0) return "waived";
  return judged > 0 && counts.pass > 0 ? "satisfied" : "not_tested";
}

function sumOf(rules: readonly RuleResult[]): Counts {
  const sum = (name: (typeof OUTCOMES)[number]) =>
    rules.reduce((total, rule) => total + rule.counts[name], 0);
  return Object.fromEntries(OUTCOMES.map((name) => [name, sum(name)])) as Counts;
}
