import { EXIT } from "../constants.js";
import { judged } from "./approve.js";
import { byText } from "./compare.js";
import { exceptionWeakenings } from "./exceptions.js";
import { fileWeakenings } from "./files.js";
import { gateWeakenings } from "./gate.js";
import { ruleWeakenings } from "./rules.js";
import { settingWeakenings } from "./settings.js";
import type { Approvals, JudgedWeakening, ReviewResult, Side } from "./types.js";
import { lostFindings, type Pair } from "./verdicts.js";

/**
 * Every way in which a proposed branch is milder than its base, or can not be shown to be as strict,
 * and whether an owner has approved it.
 *
 * @param pairs what both have said of the same plans
 */
export function reviewOf(
  base: Side,
  head: Side,
  pairs: readonly Pair[],
  approvals: Approvals,
): ReviewResult {
  const found = [
    ...ruleWeakenings(base, head),
    ...settingWeakenings(base, head),
    ...exceptionWeakenings(base, head),
    ...fileWeakenings(base, head),
    ...gateWeakenings(base, head),
    ...lostFindings(pairs, head.files),
  ];
  const weakenings = judged(found, base, approvals).toSorted(openFirst);
  const isOpen = weakenings.some(isUnapproved);
  return {
    schema: "policy-runner/review/1",
    verdict: isOpen ? "violations" : "passed",
    exit_code: isOpen ? EXIT.violations : EXIT.passed,
    approvals,
    judged: pairs.map(({ before }) => ({
      environment: before.environment,
      plan: before.plan.digest,
    })),
    weakenings,
  };
}

function isUnapproved({ approved_by: approver }: JudgedWeakening): boolean {
  return approver === null;
}

function openFirst(a: JudgedWeakening, b: JudgedWeakening): number {
  return (
    Number(isUnapproved(b)) - Number(isUnapproved(a)) ||
    byText(a.file, b.file) ||
    byText(a.kind, b.kind) ||
    byText(a.what, b.what) ||
    byText(a.message, b.message)
  );
}
