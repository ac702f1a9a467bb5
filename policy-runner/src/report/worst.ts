import type { Finding, WaiverTerms } from "../findings/types.js";

const WEIGHT = { critical: 0, high: 1, medium: 2, low: 3 } as const;

const OUTCOME = { error: 0, fail: 1, undetermined: 2, waived: 3 } as const;

/** Findings with what matters most first: what could not be judged, what blocks, what is severe. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) =>
      Number(b.outcome === "error") - Number(a.outcome === "error") ||
      Number(b.blocking) - Number(a.blocking) ||
      WEIGHT[a.severity] - WEIGHT[b.severity] ||
      OUTCOME[a.outcome] - OUTCOME[b.outcome],
  );
}

/** Findings by the id of their rule, in the order in which they come. */
export function findingsByRule(
  findings: readonly Finding[],
): ReadonlyMap<string, readonly Finding[]> {
  const byRule = new Map<string, Finding[]>();
  for (const finding of findings) {
    const same = byRule.get(finding.rule);
    if (same === undefined) byRule.set(finding.rule, [finding]);
    else same.push(finding);
  }
  return byRule;
}

/** What was expected, as a text; "" where nothing is said. */
export function expectedOf({ expected, outcome }: Finding): string {
  if (outcome !== "fail") return "";
  return typeof expected === "string" ? expected : JSON.stringify(expected);
}

/** What is wrong, and what was expected instead. */
export function wrongOf(finding: Finding): string {
  const expected = expectedOf(finding);
  return `${finding.message}${expected === "" ? "" : `; expected ${expected}`}`;
}

/** On which terms something is accepted, in a line. */
export function termsOf({ owner, approved_by, reason, ticket, expires }: WaiverTerms): string {
  return `until ${expires}, ${ticket}, owner ${owner}, approved by ${approved_by}: ${reason}`;
}
