import type { Finding } from "../findings/types.js";

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

/** What was expected, as a text; "" where nothing is said. */
export function expectedOf({ expected, outcome }: Finding): string {
  if (outcome !== "fail") return "";
  return typeof expected === "string" ? expected : JSON.stringify(expected);
}
