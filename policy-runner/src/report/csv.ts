import type { Finding } from "../findings/types.js";
import type { Result } from "../verdict/types.js";
import { plain } from "./paint.js";
import { expectedOf } from "./worst.js";

const COLUMNS: readonly [name: string, of: (finding: Finding) => string | number | null][] = [
  ["rule", ({ rule }) => rule],
  ["severity", ({ severity }) => severity],
  ["outcome", ({ outcome }) => outcome],
  ["blocking", ({ blocking }) => String(blocking)],
  ["address", ({ address }) => address],
  ["path", ({ path }) => path],
  ["message", ({ message }) => message],
  ["expected", expectedOf],
  ["remediation", ({ remediation }) => remediation],
  ["file", ({ file }) => file],
  ["line", ({ line }) => line],
  ["waived_until", ({ waiver }) => waiver?.expires ?? null],
  ["waived_by", ({ waiver }) => waiver?.approved_by ?? null],
  ["ticket", ({ waiver }) => waiver?.ticket ?? null],
  ["fingerprint", ({ fingerprint }) => fingerprint],
];

/** Findings as RFC 4180 has them: a line of names, CRLF, quotes where they are needed. */
export function* csvReport({ findings }: Result): Generator<string> {
  yield line(COLUMNS.map(([name]) => name));
  for (const finding of findings) yield line(COLUMNS.map(([, of]) => String(of(finding) ?? "")));
}

function line(cells: readonly string[]): string {
  return `${cells.map((text) => cell(plain(text))).join(",")}\r\n`;
}

/**
 * A cell that no program takes for a formula: what begins like one is led by an apostrophe.
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
