import type { Evidence, JudgedEnvironment } from "./types.js";

/** Rules of every environment as a published test result tells them: `prod/PAY-ENC-001`. */
export interface Tests {
  readonly result: "PASSED" | "WARNED" | "FAILED";
  readonly passedTests: readonly string[];
  readonly warnedTests: readonly string[];
  readonly failedTests: readonly string[];
}

/**
 * A rule that judged something has failed where a finding of it blocks, and is a warning where one does
 * not: it is waived, undetermined, or only reported. What judged nothing is no test.
 */
export function testsOf({ environments, comparison }: Evidence): Tests {
  const parts = environments.map(ofEnvironment);
  const isSame = comparison?.verdict === "passed";
  const all = {
    passedTests: parts.flatMap(({ passed }) => passed).concat(isSame ? ["comparison"] : []),
    warnedTests: parts.flatMap(({ warned }) => warned),
    failedTests: parts
      .flatMap(({ failed }) => failed)
      .concat(comparison !== null && !isSame ? ["comparison"] : []),
  };
  const isPassed = all.failedTests.length === 0;
  return {
    result: isPassed ? (all.warnedTests.length === 0 ? "PASSED" : "WARNED") : "FAILED",
    ...all,
  };
}

interface Part {
  readonly passed: string[];
  readonly warned: string[];
  readonly failed: string[];
}

function ofEnvironment({ name, result }: JudgedEnvironment): Part {
  const blocks = new Map<string, boolean>();
  for (const { rule, blocking } of result.findings) {
    blocks.set(rule, blocking || blocks.get(rule) === true);
  }
  const part: Part = { passed: [], warned: [], failed: [] };
  for (const { id, not_tested, matched_nothing } of result.rules) {
    if (not_tested !== null || matched_nothing) continue;
    const blocking = blocks.get(id);
    const place = blocking === undefined ? "passed" : blocking ? "failed" : "warned";
    part[place].push(`${name}/${id}`);
  }
  // What is wrong with a waiver decides the verdict too, and is no rule's.
  if ((result.waivers?.findings.length ?? 0) > 0) part.failed.push(`${name}/waivers`);
  return part;
}
