import type { Answer, Cell } from "../history/types.js";
import { csvTable } from "./csv-table.js";
import { plain } from "./paint.js";

/** Forms of an answer of the history, by name: pure functions to pieces of text. */
export const HISTORY_REPORTS: Readonly<Record<string, (answer: Answer) => Iterable<string>>> = {
  text: asText,
  json: asJson,
  csv: asCsv,
};

/** What is said where a check has judged no plan of a real account. */
const NO_EVIDENCE = "What has another target than aws is not evidence about a real account.\n";

/** What was asked, and how much there is to tell. */
export function answerLine({ title, rows }: Answer): string {
  return `${title}: ${rows.length} ${rows.length === 1 ? "row" : "rows"}`;
}

/** A table for a terminal: numbers to the right, whatever else to the left. */
function* asText(answer: Answer): Generator<string> {
  const { columns, rows } = answer;
  yield `${answerLine(answer)}\n`;
  if (rows.length === 0) return;
  const target = columns.indexOf("target");
  if (rows.some((row) => row[target] !== "aws")) yield NO_EVIDENCE;
  const cells = rows.map((row) => row.map((cell) => plain(String(cell ?? ""))));
  const widths = columns.map((name, at) =>
    cells.reduce((most, row) => Math.max(most, (row[at] ?? "").length), name.length),
  );
  const isNumber = columns.map((_, at) => rows.every((row) => typeof row[at] === "number"));
  const line = (words: readonly string[]) => {
    const padded = words.map((word, at) => {
      const width = widths[at] ?? 0;
      return isNumber[at] === true ? word.padStart(width) : word.padEnd(width);
    });
    return `${padded.join("  ").trimEnd()}\n`;
  };
  yield line(columns);
  for (const row of cells) yield line(row);
}

/** One document; each row is an object, column by column. */
function* asJson({ query, columns, rows }: Answer): Generator<string> {
  yield `{\n  "schema": "policy-runner/history/1",\n  "query": ${JSON.stringify(query)},\n  "rows": [`;
  for (const [at, row] of rows.entries()) {
    const members = columns.map((name, place): [string, Cell] => [name, row[place] ?? null]);
    yield `${at === 0 ? "" : ","}\n    ${JSON.stringify(Object.fromEntries(members))}`;
  }
  yield rows.length === 0 ? "]\n}\n" : "\n  ]\n}\n";
}

function asCsv({ columns, rows }: Answer): Iterable<string> {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === "number" ? cell : String(cell ?? ""))),
  );
  return csvTable(columns, cells, "");
}
