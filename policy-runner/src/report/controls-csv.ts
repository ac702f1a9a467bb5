import { OUTCOMES } from "../findings/types.js";
import type { Result } from "../verdict/types.js";
import { csvTable } from "./csv-table.js";

const COLUMNS = [
  "environment",
  "target",
  "framework",
  "framework_version",
  "control",
  "title",
  "status",
  "rules_tested",
  "rules_not_tested",
  "not_covered",
  ...OUTCOMES,
];

/**
 * What became of every control in each environment, as RFC 4180 has it.
 *
 * @param statement a first row, of one cell, before that of the names; "" for none
 */
export function controlsCsv(results: readonly Result[], statement = ""): Generator<string> {
  return csvTable(COLUMNS, rowsOf(results), statement);
}

function* rowsOf(results: readonly Result[]): Generator<readonly string[]> {
  for (const { environment, target, frameworks } of results) {
    for (const { name, version, controls } of frameworks) {
      for (const control of controls) {
        const { id, title, status, tested, not_tested, not_covered, counts } = control;
        yield [
          ...[environment, target, name, version, id, title, status],
          ...[tested.join(" "), not_tested.join(" "), not_covered],
          ...OUTCOMES.map((outcome) => String(counts[outcome])),
        ];
      }
    }
  }
}
