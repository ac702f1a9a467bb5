import { attributes, element } from "./xml.js";

/** A case: what it is called, and what became of it. */
export interface Case {
  readonly name: string;
  readonly kind: "passed" | "failure" | "error" | "skipped";
  readonly type: string;
  readonly message: string;
  readonly text: string;
}

/** Cases that belong together. */
export interface Suite {
  readonly name: string;
  /** What its cases are classed under. */
  readonly id: string;
  readonly properties: Readonly<Record<string, string | number>>;
  readonly cases: readonly Case[];
}

/** What all suites of a document have in common. */
export interface Common {
  /** What was tested. */
  readonly package: string;
  /** RFC 3339, in UTC. */
  readonly now: string;
  readonly properties: Readonly<Record<string, string | number>>;
  /** What is to be known of the whole; "" for nothing. */
  readonly statement: string;
}

/** A case of nothing but a name. */
export function passedCase(name: string): Case {
  return { name, kind: "passed", type: "", message: "", text: "" };
}

/**
 * A document of suites. It keeps to what the schemas of Ant and of Jenkins all allow.
 *
 * Source: https://github.com/windyroad/JUnit-Schema (JUnit.xsd, jenkins-junit.xsd), and junit-10.xsd
 * of https://github.com/jenkinsci/xunit-plugin
 */
export function* junitDocument(common: Common, suites: Iterable<Suite>): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n';
  let id = 0;
  for (const suite of suites) yield* suiteXml(common, id++, suite);
  yield "</testsuites>\n";
}

function* suiteXml(
  common: Common,
  place: number,
  { name, id, properties, cases }: Suite,
): Generator<string> {
  const count = (kind: Case["kind"]) => cases.filter((one) => one.kind === kind).length;
  const of = {
    name,
    package: common.package,
    id: place,
    // The schema of Ant allows no time zone.
    timestamp: common.now.slice(0, "2026-01-31T12:00:00".length),
    hostname: "localhost",
    tests: cases.length,
    failures: count("failure"),
    errors: count("error"),
    skipped: count("skipped"),
    time: 0,
  };
  yield `  <testsuite${attributes(of)}>\n    <properties>\n`;
  for (const [key, value] of Object.entries({ ...common.properties, ...properties })) {
    yield `      <property${attributes({ name: key, value })}/>\n`;
  }
  yield "    </properties>\n";
  for (const one of cases) yield `    ${caseXml(id, one)}\n`;
  yield `    ${element("system-out", {}, common.statement)}\n    <system-err/>\n  </testsuite>\n`;
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
