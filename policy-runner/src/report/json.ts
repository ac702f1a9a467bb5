import type { Result } from "../verdict/types.js";

/** Stands for the findings, which are the last member of a result. */
const NONE = '"findings": []\n}';

/**
 * The result as JSON, keys in the order of its type; the form that every tool reads.
 *
 * A finding at a time: as one text, those of a large plan would take a hundred megabytes.
 */
export function* jsonReport(result: Result): Generator<string> {
  const frame = JSON.stringify({ ...result, findings: [] }, null, 2);
  if (result.findings.length === 0 || !frame.endsWith(NONE)) {
    yield `${JSON.stringify(result, null, 2)}\n`;
    return;
  }
  yield `${frame.slice(0, -NONE.length)}"findings": [`;
  let comma = "";
  for (const finding of result.findings) {
    const text = JSON.stringify(finding, null, 2).replaceAll("\n", "\n    ");
    yield `${comma}\n    ${text}`;
    comma = ",";
  }
  yield "\n  ]\n}\n";
}
