import type { Parity } from "../parity/types.js";
import { csvTable } from "./csv-table.js";
import { namesOf } from "./parity-notes.js";

const COLUMNS = ["what", "outcome", "rule", "address", "type", "path", "note"] as const;

type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], string>>>;

/**
 * Everything that a comparison found, a row each: what differs, with a column for each environment, what
 * is declared to, what is wrong with declarations, and what rules found.
 */
export function parityCsv(parity: Parity): Generator<string> {
  return csvTable([...COLUMNS, ...namesOf(parity)], rowsOf(parity), "");
}

function* rowsOf(parity: Parity): Generator<readonly string[]> {
  const names = namesOf(parity);
  const row = (cells: Row, values: Readonly<Record<string, string>> = {}) => [
    ...COLUMNS.map((column) => cells[column] ?? ""),
    ...names.map((name) => values[name] ?? ""),
  ];
  const { differences, declared, findings, rules } = parity;
  for (const one of differences) yield row({ ...one, what: "difference" }, one.values);
  for (const { variation, differences: covered } of declared) {
    const note = variation.reason;
    for (const one of covered) yield row({ ...one, what: "declared", note }, one.values);
  }
  for (const { entry, problem, message } of findings) {
    yield row({ what: "declaration", outcome: problem, address: entry, note: message });
  }
  for (const { rule, outcome, address, message, path } of rules?.findings ?? []) {
    yield row({ what: "rule", outcome, rule, address, note: message, path: path ?? "" });
  }
}
