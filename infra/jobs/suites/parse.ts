import type { SuiteResult } from "./types.js";

/** Mocha's JSON report. */
export function parseMocha(text: string): SuiteResult {
  const { stats, failures } = JSON.parse(text) as MochaReport;
  const detail = failures.map(({ fullTitle, err }) => `${fullTitle}\n  ${err.message ?? ""}`);
  return { passed: stats.passes, failed: stats.failures, detail: detail.join("\n") };
}

interface MochaReport {
  readonly stats: { readonly passes: number; readonly failures: number };
  readonly failures: readonly {
    readonly fullTitle: string;
    readonly err: { readonly message?: string };
  }[];
}

/** `opa test --format json`. */
export function parseOpaTest(text: string): SuiteResult {
  const tests = JSON.parse(text || "[]") as readonly OpaTest[];
  const bad = tests.filter(({ fail, error, skip }) => fail || error !== undefined || skip);
  return {
    passed: tests.length - bad.length,
    failed: bad.length,
    detail: bad.map((test) => `${test.package}.${test.name}`).join("\n"),
  };
}

interface OpaTest {
  readonly package: string;
  readonly name: string;
  readonly fail?: boolean;
  readonly error?: unknown;
  readonly skip?: boolean;
}

/** `terraform test -json`: one object a line. */
export function parseTerraformTest(text: string): SuiteResult {
  const events = text.split("\n").flatMap(parseLine);
  const summary = events.find(({ type }) => type === "test_summary")?.test_summary;
  const errors = events.filter((event) => event["@level"] === "error");
  const detail = errors.map((event) => event.diagnostic?.detail || event["@message"]);
  if (summary === undefined) {
    return { passed: 0, failed: 1, detail: detail.join("\n") || text };
  }
  const failed = summary.failed + summary.errored + summary.skipped;
  return { passed: summary.passed, failed, detail: detail.join("\n") };
}

interface TerraformEvent {
  readonly "@level": string;
  readonly "@message": string;
  readonly type: string;
  readonly diagnostic?: { readonly detail?: string };
  readonly test_summary?: Record<"passed" | "failed" | "errored" | "skipped", number>;
}

function parseLine(line: string): TerraformEvent[] {
  return line.startsWith("{") ? [JSON.parse(line) as TerraformEvent] : [];
}

/** `terraform validate -json`. */
export function parseValidate(text: string): SuiteResult {
  const { valid, diagnostics } = JSON.parse(text) as Validation;
  return {
    passed: valid ? 1 : 0,
    failed: valid ? 0 : 1,
    detail: diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`).join("\n"),
  };
}

interface Validation {
  readonly valid: boolean;
  readonly diagnostics: readonly { readonly summary: string; readonly detail?: string }[];
}

/** `biome check --reporter=json`: files that were checked, and faults that were found. */
export function parseBiome(text: string): SuiteResult {
  const start = text.indexOf("{");
  const { summary, diagnostics } = JSON.parse(text.slice(start)) as BiomeReport;
  return {
    passed: summary.errors === 0 ? summary.changed + summary.unchanged : 0,
    failed: summary.errors,
    detail: diagnostics
      .filter(({ severity }) => severity === "error")
      .map((fault) => `${fault.category}: ${JSON.stringify(fault.location?.path ?? "")}`)
      .join("\n"),
  };
}

interface BiomeReport {
  readonly summary: Record<"changed" | "unchanged" | "errors", number>;
  readonly diagnostics: readonly {
    readonly category: string;
    readonly severity: string;
    readonly location?: { readonly path?: unknown };
  }[];
}

/** What infra/jobs/suites/unittest_json.py prints. */
export function parseUnittest(text: string): SuiteResult {
  const { passed, failed, failures } = JSON.parse(text) as UnittestReport;
  return { passed, failed, detail: failures.join("\n") };
}

interface UnittestReport {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly string[];
}

/** What policy-runner/test/parity/score.ts prints. */
export function parseScore(text: string): SuiteResult {
  const { breaking, found, harmless, silent, missed } = JSON.parse(text) as ScoreReport;
  return {
    passed: found + silent,
    failed: Math.max(breaking - found + harmless - silent, missed.length),
    detail: missed.join("\n"),
    note: `${found} of ${breaking} breaking changes found, ${harmless - silent} of ${harmless} harmless ones reported`,
  };
}

interface ScoreReport {
  readonly breaking: number;
  readonly found: number;
  readonly harmless: number;
  readonly silent: number;
  readonly missed: readonly string[];
}

/** `actionlint -format '{{json .}}'`: a fault, or several, of the workflows that it has looked at. */
export function parseActionlint(text: string, files: number): SuiteResult {
  const faults = JSON.parse(text || "[]") as readonly WorkflowFault[] | null;
  const detail = (faults ?? []).map(
    ({ filepath, line, column, message }) => `${filepath}:${line}:${column}: ${message}`,
  );
  const faulty = new Set((faults ?? []).map(({ filepath }) => filepath)).size;
  return { passed: files - faulty, failed: detail.length, detail: detail.join("\n") };
}

interface WorkflowFault {
  readonly message: string;
  readonly filepath: string;
  readonly line: number;
  readonly column: number;
}
