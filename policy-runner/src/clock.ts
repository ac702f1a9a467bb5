import { isDay } from "./day.js";
import { CannotJudge } from "./errors.js";

/** Where a run's clock comes from. */
export interface ClockSource {
  readonly env: NodeJS.ProcessEnv;
  /** The system's clock, asked only where neither --now nor SOURCE_DATE_EPOCH is given. */
  readonly clock: () => Date;
}

/** RFC 3339 to the second, in UTC: what the caller gives, or what the build sets, or the clock. */
export function clockOf(now: string | undefined, source: ClockSource): string {
  const epoch = source.env.SOURCE_DATE_EPOCH;
  if (now !== undefined) {
    const pattern = /^(\d{4}-\d\d-\d\d)[Tt]([01]\d|2[0-3]):\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;
    const date = pattern.exec(now)?.[1] ?? "";
    const own = new Date(now);
    if (isDay(date) && !Number.isNaN(own.getTime()) && hasYear(own)) return rfc3339(own);
    throw new CannotJudge(`--now is not an RFC 3339 time; write it like 2026-01-31T12:00:00Z.`);
  }
  if (epoch === undefined || epoch === "") return rfc3339(source.clock());
  const seconds = Number(epoch);
  if (/^\d+$/.test(epoch) && seconds <= LAST_SECOND) return rfc3339(new Date(seconds * 1000));
  throw new CannotJudge(
    "SOURCE_DATE_EPOCH is not a number of seconds since 1970; correct or unset it.",
  );
}

/** 9999-12-31T23:59:59Z: RFC 3339 has years of four digits. */
const LAST_SECOND = 253_402_300_799;

/** In UTC, the last hours of the year 9999 may be those of a year that has five digits. */
function hasYear(date: Date): boolean {
  return /^\d{4}-/.test(date.toISOString());
}

function rfc3339(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, "Z");
}
