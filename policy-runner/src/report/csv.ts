import type { Finding } from "../findings/types.js";
import type { Result } from "../verdict/types.js";
import type { WaiverFinding } from "../waivers/types.js";
import { csvTable } from "./csv-table.js";
import { expectedOf } from "./worst.js";

/** Columns of the table of findings, in their order. */
const COLUMNS = [
  "environment",
  "target",
  "rule",
  "severity",
  "outcome",
  "blocking",
  "address",
  "path",
  "message",
  "expected",
  "remediation",
  "file",
  "line",
  "waived_until",
  "waived_by",
  "ticket",
  "baseline",
  "fingerprint",
] as const;

type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** Every finding as RFC 4180 has them; a waiver that is not in order has the outcome `waiver`. */
export function csvReport(result: Result): Generator<string> {
  return findingsCsv([result]);
}

/**
 * The findings of several environments.
 *
 * @param statement a first row, of one cell, before that of the names; "" for none
 */
export function findingsCsv(results: readonly Result[], statement = ""): Generator<string> {
  return csvTable(COLUMNS, rowsOf(results), statement);
}

function* rowsOf(results: readonly Result[]): Generator<readonly string[]> {
  for (const { environment, target, findings, waivers } of results) {
    for (const one of waivers?.findings ?? []) {
      yield cells({ ...EMPTY, environment, target, ...waiverRow(one) });
    }
    for (const one of findings) yield cells({ environment, target, ...findingRow(one) });
  }
}

function cells(row: Row): readonly string[] {
  return COLUMNS.map((column) => row[column]);
}

const EMPTY = Object.fromEntries(COLUMNS.map((column) => [column, ""])) as Row;

function waiverRow({ problem, rule, address, message, file, line }: WaiverFinding): Partial<Row> {
  const text = `${problem}: ${message}`;
  return {
    rule,
    outcome: "waiver",
    blocking: "true",
    address,
    message: text,
    file,
    line: `${line}`,
  };
}

function findingRow(finding: Finding): Omit<Row, "environment" | "target"> {
  const { rule, severity, outcome, blocking, address, path, message, remediation } = finding;
  const { file, line, waiver, baseline, fingerprint } = finding;
  return {
    rule,
    severity,
    outcome,
    blocking: String(blocking),
    address,
    path: path ?? "",
    message,
    expected: expectedOf(finding),
    remediation,
    file: file ?? "",
    line: line === null ? "" : String(line),
    waived_until: waiver?.expires ?? "",
    waived_by: waiver?.approved_by ?? "",
    ticket: waiver?.ticket ?? "",
    baseline: String(baseline),
    fingerprint,
  };
}
