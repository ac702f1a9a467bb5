import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDay } from "../day.js";
import { CannotJudge, systemCode } from "../errors.js";
import { Damaged, linesOf, rowOf } from "./parse.js";
import type { Asked, Partition, Row, Rows, TableName } from "./types.js";

/** A file of the history. */
interface HistoryFile extends Partition {
  readonly path: string;
}

/** What of a history is read. */
export interface Wanted extends Pick<Asked, "since" | "environment"> {
  readonly tables: readonly TableName[];
  /** Told, in a sentence, of all that is skipped. */
  readonly skip: (sentence: string) => void;
}

/**
 * Reads a history, file by file, in the order of their names.
 *
 * @throws CannotJudge when it can not be read, or holds no verdict at all
 */
export function* readHistory(folder: string, wanted: Wanted): Generator<Rows> {
  const verdicts = filesOf(folder, "verdicts", wanted);
  if (verdicts.length === 0) {
    throw new CannotJudge(
      `There is no history in ${folder}; check --history ${folder} begins one.`,
    );
  }
  for (const table of wanted.tables) {
    const files = table === "verdicts" ? verdicts : filesOf(folder, table, wanted);
    for (const file of files) {
      if (!isWanted(file, wanted)) continue;
      const { date, environment } = file;
      yield { table, partition: { date, environment }, rows: rowsOf(file, table, wanted.skip) };
    }
  }
}

function isWanted(file: HistoryFile, { since, environment }: Wanted): boolean {
  return file.date >= since && (environment === "" || file.environment === environment);
}

/** Every file of a table; what is no line of the history by its name is none. */
function filesOf(folder: string, table: TableName, { skip }: Wanted): HistoryFile[] {
  const isMain = table === "verdicts";
  return list(folder, join(folder, table), isMain).flatMap((day) => {
    const date = /^date=(.*)$/s.exec(day)?.[1];
    if (date === undefined) return [];
    if (!isDay(date)) {
      skip(`${join(folder, table, day)}: skipped, as its name holds no day`);
      return [];
    }
    return list(folder, join(folder, table, day)).flatMap((place) => {
      const environment = /^environment=(.+)$/s.exec(place)?.[1];
      if (environment === undefined) return [];
      const path = join(folder, table, day, place);
      const names = list(folder, path).filter((name) => name.endsWith(".jsonl"));
      return names.map((name) => ({ path: join(path, name), date, environment }));
    });
  });
}

function rowsOf(file: HistoryFile, table: TableName, skip: Wanted["skip"]): Row[] {
  const bytes = guarded(file.path, () => readFileSync(file.path));
  if (bytes.length === 0) {
    skip(`${file.path}: skipped, as it is empty`);
    return [];
  }
  return linesOf(bytes).flatMap((line, at) => {
    const row = rowOf(table, line, file);
    if (!(row instanceof Damaged)) return [row];
    skip(`${file.path}:${at + 1}: skipped, as ${row.why}`);
    return [];
  });
}

/** The names in a folder, sorted; none where a table has not been begun. */
function list(history: string, folder: string, isNeeded = false): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw cannotRead(folder, error);
    if (!isNeeded) return [];
    guarded(history, () => readdirSync(history));
    return [];
  }
}

function guarded<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw cannotRead(path, error);
  }
}

function cannotRead(path: string, error: unknown): CannotJudge {
  const code = systemCode(error);
  const why =
    {
      ENOENT: "it does not exist",
      ENOTDIR: "it is no folder",
      EACCES: "there is no permission to",
      EISDIR: "it is a folder",
    }[code] ?? `the system says ${code || "no"}`;
  return new CannotJudge(
    `The history can not be read at ${path}: ${why}; give the folder that check --history wrote.`,
  );
}
