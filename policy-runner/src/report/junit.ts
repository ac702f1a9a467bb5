import type { Finding, RuleResult } from "../findings/types.js";
import type { Result } from "../verdict/types.js";
import { expectedOf } from "./worst.js";

/** A suite for each rule, a case for each finding, and one for all that passed. */
export function* junitReport({ environment, rules, findings }: Result): Generator<string> {
  const byRule = new Map<string, Finding[]>();
  for (const finding of findings) {
    const same = byRule.get(finding.rule);
    if (same === undefined) byRule.set(finding.rule, [finding]);
    else same.push(finding);
  }
  const suites = rules.map((rule) => suiteOf(rule, byRule.get(rule.id) ?? []));
  const sum = (of: keyof Tally) => suites.reduce((all, { tally }) => all + tally[of], 0);
  const sums = {
    tests: sum("tests"),
    failures: sum("failures"),
    errors: sum("errors"),
    skipped: sum("skipped"),
  };
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes({ name: `policy check of ${environment}`, ...sums })}>\n`;
  for (const { rule, tally, cases } of suites) {
    yield `  <testsuite${attributes({ name: `${rule.id} ${rule.title}`, ...tally })}>\n`;
    for (const one of cases) yield `    ${one}\n`;
    yield "  </testsuite>\n";
  }
  yield "</testsuites>\n";
}

interface Tally {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

interface Suite {
  readonly rule: RuleResult;
  readonly tally: Tally;
  readonly cases: readonly string[];
}

function suiteOf(rule: RuleResult, findings: readonly Finding[]): Suite {
  const { pass } = rule.counts;
  const quiet =
    rule.not_tested !== null
      ? [testCase(rule.id, "not tested", `<skipped${attributes({ message: rule.not_tested })}/>`)]
      : pass > 0
        ? [testCase(rule.id, `${pass} resources pass`, "")]
        : [];
  const kinds = findings.map(kindOf);
  const count = (kind: string) => kinds.filter((one) => one === kind).length;
  return {
    rule,
    cases: [...quiet, ...findings.map(caseOf)],
    tally: {
      tests: quiet.length + findings.length,
      failures: count("failure"),
      errors: count("error"),
      skipped: count("skipped") + (rule.not_tested === null ? 0 : 1),
    },
  };
}

function kindOf({ outcome, blocking }: Finding): "error" | "failure" | "skipped" {
  if (outcome === "error") return "error";
  return blocking ? "failure" : "skipped";
}

function caseOf(finding: Finding): string {
  const { rule, address, outcome, message, remediation, file, line } = finding;
  const expected = expectedOf(finding);
  const what = `${outcome}: ${message}${expected === "" ? "" : `; expected ${expected}`}`;
  const kind = kindOf(finding);
  const place = file === null ? {} : { file, line };
  // A skipped case has no text of its own in the usual schema.
  const inner =
    kind === "skipped"
      ? `<skipped${attributes({ message: what })}/>`
      : `<${kind}${attributes({ message: what, type: outcome })}>${escaped(remediation)}</${kind}>`;
  return testCase(rule, address, inner, place);
}

function testCase(classname: string, name: string, inner: string, more: object = {}): string {
  return `<testcase${attributes({ classname, name, time: 0, ...more })}>${inner}</testcase>`;
}

function attributes(values: object): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join("");
}

/** Text that XML 1.0 can hold. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "\u{fffd}")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "&#10;")
    .replaceAll("\r", "&#13;");
}
