import { EXIT } from "../constants.js";
import { isDay } from "../day.js";
import { CannotJudge } from "../errors.js";
import { Engine } from "../history/engine.js";
import { missingLines, QUERIES } from "../history/queries.js";
import { readHistory } from "../history/read.js";
import type { Answer, Asked, Query, QueryName, TableName } from "../history/types.js";
import { answerLine, HISTORY_REPORTS } from "../report/history.js";
import { writeReport } from "../report/write.js";
import { assertApart } from "./apart.js";
import type { Said } from "./said.js";

/** Names of the forms in which an answer can be told. */
export const HISTORY_FORMATS: readonly string[] = Object.keys(HISTORY_REPORTS);

/** What `history` is asked, options already validated by the command line. */
export interface HistoryOptions {
  /** The history's folder. */
  readonly folder: string;
  readonly query: QueryName;
  readonly env?: string | undefined;
  /** The first day that counts. */
  readonly since?: string | undefined;
  readonly framework?: string | undefined;
  /** How many days ahead a waiver is about to expire. */
  readonly days: number;
  readonly format: string;
  readonly output?: string | undefined;
  readonly now: string;
}

/**
 * History → lines → tables → answer → report. The exit code is 0 whatever the verdicts were: it is a
 * question, and no gate.
 *
 * @throws CannotJudge when there is no history, it can not be read, or DuckDB is missing
 */
export async function history(options: HistoryOptions): Promise<Said> {
  const { folder, format, output } = options;
  const asked = askedOf(options);
  await assertApart([["the history", folder]], [["--output", output]]);
  const notes: string[] = [];
  const answer = await answerOf(folder, QUERIES[options.query], asked, notes);
  const text = HISTORY_REPORTS[format]?.(answer) ?? "";
  const stderr = notes.map((note) => `${note.replace(/\p{Cc}/gu, "?")}\n`).join("");
  if (output === undefined) return { stdout: text, stderr, exitCode: EXIT.passed };
  await writeReport(output, text);
  const note = `${answerLine(answer)}; the answer is in ${output}\n`;
  return { stdout: "", stderr: `${stderr}${note}`, exitCode: EXIT.passed };
}

function askedOf({ env = "", since = "", framework = "", days, now }: HistoryOptions): Asked {
  if (since !== "" && !isDay(since)) {
    throw new CannotJudge("--since is no day of the calendar; write it like 2026-01-31.");
  }
  return { since, environment: env, framework, until: dayAfter(now, days) };
}

/** The day, in UTC, that many days later. */
function dayAfter(now: string, days: number): string {
  const day = new Date(`${now.slice(0, 10)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** @param notes what is skipped or missing is added to them */
async function answerOf(
  folder: string,
  query: Query,
  asked: Asked,
  notes: string[],
): Promise<Answer> {
  const tables: readonly TableName[] = ["verdicts", ...query.reads];
  const engine = await Engine.start();
  try {
    for (const table of tables) {
      const skip = (sentence: string) => notes.push(sentence);
      await engine.fill(table, readHistory(folder, { ...asked, tables: [table], skip }));
    }
    for (const table of query.reads) notes.push(...(await missing(engine, table)));
    const values = query.parameters.map((name) => asked[name]);
    return { query: query.name, title: query.title, ...(await engine.ask(query.sql, values)) };
  } finally {
    engine.close();
  }
}

/** A sentence for each check of which lines are lost. */
async function missing(engine: Engine, table: TableName): Promise<string[]> {
  if (table === "verdicts") return [];
  const { rows } = await engine.ask(missingLines(table));
  return rows.map(
    ([time, environment, check, expected, found]) =>
      `${table} of the check of ${environment} at ${time} (${check}): ${found} of ${expected} lines are there`,
  );
}
