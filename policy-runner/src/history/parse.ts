import { isUtf8 } from "node:buffer";
import { isDay } from "../day.js";
import { TABLES } from "./tables.js";
import type { Column, Partition, Row, TableName } from "./types.js";

/** A line that can not be counted, and why; never what it says. */
export class Damaged {
  constructor(readonly why: string) {}
}

/** The lines of a file, each ended by a line feed; one that is no UTF-8 is damaged. */
export function linesOf(bytes: Buffer): (string | Damaged)[] {
  const last = bytes.at(-1) === 0x0a ? bytes.length - 1 : bytes.length;
  const text = bytes.toString("utf8", 0, last).split("\n");
  if (isUtf8(bytes)) return text;
  let start = 0;
  return text.map((line) => {
    const end = bytes.indexOf("\n", start);
    const own = bytes.subarray(start, end === -1 ? undefined : end);
    start += own.length + 1;
    return isUtf8(own) ? line : new Damaged("it is not UTF-8");
  });
}

/** A line of a table, held to its columns and to what its folders tell. */
export function rowOf(
  table: TableName,
  line: string | Damaged,
  { date }: Pick<Partition, "date">,
): Row | Damaged {
  const value = typeof line === "string" ? parsed(line) : line;
  if (value instanceof Damaged) return value;
  const wrong = TABLES[table].find((column) => !fits(column, value[column.name]));
  if (wrong !== undefined) return new Damaged(`it has no ${wrong.name} of type ${wrong.type}`);
  if (table === "verdicts" && !isTimeOf(date, String(value.checked_at))) {
    return new Damaged("its checked_at is no time of its folder's day");
  }
  if (table === "waivers" && !isDay(String(value.expires))) {
    return new Damaged("its expires is no day");
  }
  return value as Row;
}

function isTimeOf(date: string, time: string): boolean {
  return time.startsWith(date) && /^.{10}T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/.test(time);
}

function parsed(text: string): Readonly<Record<string, unknown>> | Damaged {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : new Damaged("it is no JSON object");
  } catch {
    return new Damaged("it is no JSON");
  }
}

function fits({ type, nullable }: Column, value: unknown): boolean {
  if (value === null) return nullable;
  if (type === "int") return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
  if (type === "array<string>") {
    return Array.isArray(value) && value.every((one) => typeof one === "string");
  }
  return typeof value === type;
}
