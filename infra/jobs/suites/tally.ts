import type { SuiteResult } from "./types.js";

/** A suite that ran nothing proves nothing: it counts as one failure. */
export function requireTests(result: SuiteResult): SuiteResult {
  if (result.skipped !== undefined || result.passed + result.failed > 0) {
    return result;
  }
  return { ...result, failed: 1, detail: `It ran no test.\n${result.detail ?? ""}`.trim() };
}

/** Adds up results. */
export function sum(results: readonly SuiteResult[]): SuiteResult {
  const details = results.flatMap(({ detail }) => detail || []);
  return {
    passed: results.reduce((total, { passed }) => total + passed, 0),
    failed: results.reduce((total, { failed }) => total + failed, 0),
    ...(details.length === 0 ? {} : { detail: details.join("\n") }),
  };
}

/** One line about one suite. */
export function describe(name: string, result: SuiteResult, seconds: number): string {
  const outcome =
    result.skipped === undefined
      ? `${result.passed} passed, ${result.failed} failed`
      : `skipped: ${result.skipped}`;
  const note = result.note === undefined ? "" : `; ${result.note}`;
  return `${name.padEnd(26)} ${outcome} (${seconds.toFixed(1)} s)${note}`;
}

/** The closing line, which .ci/run and its readers rely on. */
export function closingLine({ passed, failed }: SuiteResult): string {
  return `${passed} passed, ${failed} failed`;
}
