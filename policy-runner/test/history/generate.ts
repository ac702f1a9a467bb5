import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { historyFiles } from "../../src/history/records.js";
import type { Result } from "../../src/verdict/types.js";
import type { UsedWaiver } from "../../src/waivers/types.js";
import { finding } from "../report/results.js";

/** A waiver that is in order, and has waived something. */
export const USED_WAIVER: UsedWaiver = {
  rule: "PAY-ABC-001",
  address: "aws_x.*",
  owner: "platform-team",
  approved_by: "compliance-office",
  reason: "Kept while the archive is moved.",
  ticket: "PAY-1",
  expires: "2027-01-31",
  used: 2,
};

/** Environments that the checks are spread over. */
const ENVIRONMENTS = ["dev", "staging", "prod"] as const;

/** Milliseconds of an hour. */
const HOUR = 3_600_000;

/** Writes a check into a history, as `check --history` does, without the check. */
export function recordIn(folder: string, result: Result, unique = "0".repeat(16)): void {
  for (const [name, text] of historyFiles(result, [JSON.stringify(result)], unique)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** The files of a table, in their order; of all tables without a name. */
export function recordedFiles(folder: string, table: string): string[] {
  const below = join(folder, table);
  return readdirSync(below, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .map((name) => join(below, name));
}

/**
 * A history of many checks, every four hours, of three environments in turn; each is like a real one,
 * with findings that come and go.
 *
 * @param like a real result, of which each check has the controls and waivers
 * @param findings how many each check has
 */
export function generate(folder: string, like: Result, checks: number, findings: number): void {
  const start = Date.UTC(2026, 0, 1);
  for (let at = 0; at < checks; at++) {
    const now = new Date(start + at * 4 * HOUR).toISOString().replace(".000Z", "Z");
    const found = Array.from({ length: findings }, (_, place) => {
      const number = place + Math.floor(at / 30);
      const fingerprint = String(number).padStart(64, "0");
      return finding({ address: `aws_x.y[${number}]`, fingerprint });
    });
    const environment = ENVIRONMENTS[at % ENVIRONMENTS.length] ?? "dev";
    recordIn(folder, { ...like, now, environment, findings: found });
  }
}
