import { plain } from "./paint.js";

/**
 * A table as RFC 4180 has it: a line of names, CRLF, as many cells in every line, quotes where they
 * are needed.
 *
 * @param rows texts, and numbers, which no program takes for a formula
 * @param statement the first cell of a line before the names; "" for no such line
 */
export function* csvTable(
  names: readonly string[],
  rows: Iterable<readonly (string | number)[]>,
  statement: string,
): Generator<string> {
  if (statement !== "") yield line([statement, ...names.slice(1).map(() => "")]);
  yield line(names);
  for (const row of rows) yield line(row);
}

function line(cells: readonly (string | number)[]): string {
  return `${cells.map((value) => (typeof value === "number" ? value : cell(plain(value)))).join(",")}\r\n`;
}

/**
 * What programs take for the beginning of a formula, full-width forms too, after white space or not.
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
