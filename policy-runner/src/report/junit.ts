import type { Finding, RuleResult } from "../findings/types.js";
import type { Result } from "../verdict/types.js";
import type { WaiverFinding } from "../waivers/types.js";
import { counted } from "./limits.js";
import { statementOf } from "./statement.js";
import { findingsByRule, termsOf, wrongOf } from "./worst.js";
import { attributes, element } from "./xml.js";

/**
 * A suite for each rule, a case for each finding, and one for all that passed; waivers that are not in
 * order are a suite of their own.
 *
 * It keeps to what the schemas of Ant and of Jenkins all allow.
 * Source: https://github.com/windyroad/JUnit-Schema (JUnit.xsd, jenkins-junit.xsd), and junit-10.xsd
 * of https://github.com/jenkinsci/xunit-plugin
 */
export function* junitReport(result: Result): Generator<string> {
  const byRule = findingsByRule(result.findings);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n';
  let id = 0;
  for (const rule of result.rules) {
    yield* suite(result, id++, suiteOf(rule, byRule.get(rule.id) ?? []));
  }
  const wrong = result.waivers?.findings ?? [];
  if (wrong.length > 0) yield* suite(result, id, suiteOfWaivers(wrong));
  yield "</testsuites>\n";
}

/** A case: what it is called, and what became of it. */
interface Case {
  readonly name: string;
  readonly kind: "passed" | "failure" | "error" | "skipped";
  readonly type: string;
  readonly message: string;
  readonly text: string;
}

interface Suite {
  readonly name: string;
  readonly id: string;
  readonly properties: Readonly<Record<string, string | number>>;
  readonly cases: readonly Case[];
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
  const base = { type: "", message: "", text: "" } as const;
  if (notTested !== null) {
    return [{ ...base, name: "not tested", kind: "skipped", message: `not tested: ${notTested}` }];
  }
  return pass === 0
    ? []
    : [{ ...base, name: `${counted(pass, "resource")} passed`, kind: "passed" }];
}

function caseOf(finding: Finding): Case {
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

function* suite(
  result: Result,
  place: number,
  { name, id, properties, cases }: Suite,
): Generator<string> {
  const count = (kind: Case["kind"]) => cases.filter((one) => one.kind === kind).length;
  const { environment, target, now, verdict } = result;
  const of = {
    name,
    package: environment,
    id: place,
    timestamp: now.slice(0, "2026-01-31T12:00:00".length),
    hostname: "localhost",
    tests: cases.length,
    failures: count("failure"),
    errors: count("error"),
    skipped: count("skipped"),
    time: 0,
  };
  yield `  <testsuite${attributes(of)}>\n    <properties>\n`;
  for (const [key, value] of Object.entries({ environment, target, verdict, ...properties })) {
    yield `      <property${attributes({ name: key, value })}/>\n`;
  }
  yield "    </properties>\n";
  for (const one of cases) yield `    ${caseXml(id, one)}\n`;
  yield `    ${element("system-out", {}, statementOf(result))}\n    <system-err/>\n  </testsuite>\n`;
}

function caseXml(classname: string, { name, kind, type, message, text }: Case): string {
  const open = `<testcase${attributes({ classname, name, time: 0 })}>`;
  // One of the schemas allows no message in an attribute where a case is skipped.
  const inner = {
    passed: "",
    skipped: element("skipped", {}, message),
    failure: element("failure", { message, type }, text),
    error: element("error", { message, type }, text),
  }[kind];
  return `${open}${inner}</testcase>`;
}
