import type { Difference, Parity, ParityRules } from "../parity/types.js";
import { caseOf } from "./junit.js";
import { type Case, junitDocument, passedCase, type Suite } from "./junit-suites.js";
import { counted } from "./limits.js";
import { namesOf, placeOf, valuesOf } from "./parity-notes.js";
import { findingsByRule } from "./worst.js";

/** A suite of what differs, one of the declarations, and one for each rule of several environments. */
export function parityJunit(parity: Parity): Generator<string> {
  const { now, verdict } = parity;
  const name = namesOf(parity).join(", ");
  const common = { package: name, now, properties: { environments: name, verdict }, statement: "" };
  return junitDocument(common, suitesOf(parity));
}

function* suitesOf(parity: Parity): Generator<Suite> {
  const { differences, totals, declared, findings, rules } = parity;
  yield {
    name: `${namesOf(parity).join(", ")} are the same`,
    id: "differences",
    properties: { ...totals },
    cases: [
      passedCase(`${counted(totals.compared, "resource")} compared`),
      ...differences.map(caseOfDifference),
    ],
  };
  yield {
    name: "Declared variations are in order",
    id: "variations",
    properties: { used: declared.filter((one) => one.differences.length > 0).length },
    cases: findings.map(({ entry, problem, message }) => ({
      name: entry,
      kind: "failure",
      type: problem,
      message: `${problem}: ${message}`,
      text: "",
    })),
  };
  if (rules !== undefined) yield* suitesOfRules(rules);
}

function caseOfDifference(one: Difference): Case {
  return {
    name: placeOf(one),
    kind: "failure",
    type: one.outcome,
    message: `${one.outcome}: ${valuesOf(one)}`,
    text: one.note,
  };
}

function* suitesOfRules({ rules, findings }: ParityRules): Generator<Suite> {
  const byRule = findingsByRule(findings);
  for (const { id, title, severity, counts, not_tested } of rules) {
    const quiet =
      not_tested === null
        ? passedCase(`${counted(counts.pass, "environment")} passed`)
        : { ...passedCase("not tested"), kind: "skipped" as const, message: not_tested };
    yield {
      name: `${id} ${title}`,
      id,
      properties: { severity, ...counts },
      cases: [quiet, ...(byRule.get(id) ?? []).map(caseOf)],
    };
  }
}
