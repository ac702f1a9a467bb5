import { createHash } from "node:crypto";
import type { FrameworkResult } from "../controls/types.js";
import type { Finding } from "../findings/types.js";
import type { Result } from "../verdict/types.js";
import type { UsedWaiver } from "../waivers/types.js";
import { TABLES } from "./tables.js";
import type { Row, TableName } from "./types.js";

/** Rows of a check, by table. */
type Recorded = Readonly<Record<TableName, readonly Row[]>>;

/**
 * The files that record a check, in the order in which they have to be written: what has no verdict
 * yet is no part of the history, so that a run that is killed in between adds nothing.
 *
 * @param report the pieces of the check's JSON report, by whose digest the check is known
 * @param unique tells this run from any other of the same inputs and clock
 * @returns path below the history's folder → lines
 */
export function historyFiles(
  result: Result,
  report: Iterable<string>,
  unique: string,
): ReadonlyMap<string, string> {
  const check_id = checkId(report);
  const rows = recorded(result, check_id);
  const order: readonly TableName[] = ["findings", "controls", "waivers", "verdicts"];
  const folders = `date=${result.now.slice(0, 10)}/environment=${result.environment}`;
  const files = order.filter((table) => rows[table].length > 0);
  return new Map(
    files.map((table) => [
      `${table}/${folders}/${check_id}-${unique}.jsonl`,
      rows[table].map((row) => lineOf(table, row)).join(""),
    ]),
  );
}

function checkId(report: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const piece of report) hash.update(piece);
  return hash.digest("hex").slice(0, 32);
}

function recorded(result: Result, check_id: string): Recorded {
  const { findings, frameworks, waivers } = result;
  const tables = {
    findings: findings.map((finding) => ({ check_id, ...findingRow(finding) })),
    controls: frameworks.flatMap(controlRows).map((row) => ({ check_id, ...row })),
    waivers: (waivers?.entries ?? []).map((waiver) => ({ check_id, ...waiverRow(waiver) })),
  };
  const lines = {
    findings: tables.findings.length,
    controls: tables.controls.length,
    waivers: tables.waivers.length,
  };
  return { ...tables, verdicts: [{ check_id, ...verdictRow(result), ...lines }] };
}

function verdictRow({ plan, policies, totals, waivers, ...result }: Result): Row {
  const { outcomes, rules, tested, not_tested, blocking } = totals;
  return {
    checked_at: result.now,
    project: result.project,
    target: result.target,
    profile: result.profile,
    verdict: result.verdict,
    exit_code: result.exit_code,
    plan_digest: plan.digest,
    resources: plan.resources,
    terraform_version: plan.terraform_version,
    pack: policies.name,
    pack_version: policies.version,
    pack_digest: policies.digest,
    ...{ rules, tested, not_tested, blocking, ...outcomes },
    waiver_problems: waivers?.findings.length ?? 0,
  };
}

function findingRow(finding: Finding): Row {
  const { fingerprint, rule, severity, outcome, blocking, address, path, message } = finding;
  const { file, line, baseline } = finding;
  return {
    ...{ fingerprint, rule, severity, outcome, blocking, address, path, message },
    ...{ file, line, baseline },
  };
}

/** A row for each status: frameworks have many controls, and most of them the same one. */
function controlRows({ id: framework, version, controls }: FrameworkResult): Row[] {
  const statuses = [...new Set(controls.map(({ status }) => status))].sort();
  return statuses.map((status) => ({
    framework,
    framework_version: version,
    status,
    controls: controls.filter((control) => control.status === status).map(({ id }) => id),
  }));
}

function waiverRow({ rule, address, expires, used, ...waiver }: UsedWaiver): Row {
  return {
    ...{ rule, address, expires, used },
    owner: waiver.owner ?? null,
    approved_by: waiver.approved_by ?? null,
    reason: waiver.reason ?? null,
    ticket: waiver.ticket ?? null,
  };
}

/** The columns of the table in their order, and nothing else. */
function lineOf(table: TableName, row: Row): string {
  const own = TABLES[table].map(({ name }) => [name, row[name] ?? null]);
  return `${JSON.stringify(Object.fromEntries(own))}\n`;
}
