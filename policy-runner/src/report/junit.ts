import type { Finding, RuleResult } from "../findings/types.js";
import type { Result } from "../verdict/types.js";
import type { WaiverFinding } from "../waivers/types.js";
import { type Case, junitDocument, passedCase, type Suite } from "./junit-suites.js";
import { counted } from "./limits.js";
import { statementOf } from "./statement.js";
import { findingsByRule, termsOf, wrongOf } from "./worst.js";

/**
 * A suite for each rule, a case for each finding, and one for all that passed; waivers that are not in
 * order are a suite of their own.
 */
export function junitReport(result: Result): Generator<string> {
  const { environment, target, verdict, now } = result;
  const common = {
    package: environment,
    now,
    properties: { environment, target, verdict },
    statement: statementOf(result),
  };
  return junitDocument(common, suitesOf(result));
}

function* suitesOf({ rules, findings, waivers }: Result): Generator<Suite> {
  const byRule = findingsByRule(findings);
  for (const rule of rules) yield suiteOf(rule, byRule.get(rule.id) ?? []);
  const wrong = waivers?.findings ?? [];
  if (wrong.length > 0) yield suiteOfWaivers(wrong);
}

function suiteOf(rule: RuleResult, findings: readonly Finding[]): Suite {
  const { id, title, counts, severity, enforcement, family, not_tested } = rule;
  return {
    name: `${id} ${title}`,
    id,
    properties: { family, severity, enforcement, ...counts },
    cases: [...quietCases(not_tested, counts.pass), ...findings.map(caseOf)],
  };
}

/** What there is no finding for: that it was not run, or all that passes it. */
function quietCases(notTested: string | null, pass: number): readonly Case[] {
  if (notTested !== null) {
    const message = `not tested: ${notTested}`;
    return [{ ...passedCase("not tested"), kind: "skipped", message }];
  }
  return pass === 0 ? [] : [passedCase(`${counted(pass, "resource")} passed`)];
}

/** A finding as a case: what does not block is skipped, as there is nothing between passed and failed. */
export function caseOf(finding: Finding): Case {
  const { address, outcome, blocking, remediation, file, line, waiver } = finding;
  const terms = waiver === null ? "" : `; ${termsOf(waiver)}`;
  return {
    name: address,
    kind: outcome === "error" ? "error" : blocking ? "failure" : "skipped",
    type: outcome,
    message: `${outcome}: ${wrongOf(finding)}${terms}`,
    text: `${file === null ? "" : `${file}:${line}\n`}${remediation}`,
  };
}

function suiteOfWaivers(wrong: readonly WaiverFinding[]): Suite {
  return {
    name: "Waivers that are not in order",
    id: "waivers",
    properties: {},
    cases: wrong.map(({ problem, rule, address, message, file, line }) => ({
      name: `${rule} ${address}`,
      kind: "failure",
      type: problem,
      message: `${problem}: ${message}`,
      text: `${file}:${line}`,
    })),
  };
}
