import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { PATHS } from "../jobs/paths.js";
import { isRunning } from "../jobs/system.js";
import { isIdentity, readIdentity } from "./health.js";
import type { Identity } from "./types.js";

/** What the record of a kept emulator is worth. */
export type Kept =
  | { readonly state: "none" | "stale" }
  /** `hung`: its process is ours and runs, but does not answer. */
  | { readonly state: "live" | "hung"; readonly identity: Identity };

/** Looks up the kept emulator and asks it whether it is the one on record. */
export async function findKept(): Promise<Kept> {
  const record = readRecord();
  if (record === undefined || record === "damaged") {
    return { state: record === undefined ? "none" : "stale" };
  }
  const answered = await readIdentity(record.address);
  if (answered?.token === record.token && answered.pid === record.pid) {
    return { state: "live", identity: record };
  }
  // A process id is given out again, so the command line has to name the record's token.
  return commandLine(record.pid).includes(record.token)
    ? { state: "hung", identity: record }
    : { state: "stale" };
}

/** Forgets a kept emulator. */
export function dropRecord(): void {
  rmSync(PATHS.emulatorRecord, { force: true });
}

function readRecord(): Identity | "damaged" | undefined {
  let text: string;
  try {
    text = readFileSync(PATHS.emulatorRecord, "utf8");
  } catch {
    return undefined;
  }
  try {
    const record: unknown = JSON.parse(text);
    return isIdentity(record) ? record : "damaged";
  } catch {
    return "damaged";
  }
}

function commandLine(pid: number): string {
  if (!isRunning(pid)) {
    return "";
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return commandLineByPs(pid);
  }
}

/** For systems without /proc, such as macOS. */
function commandLineByPs(pid: number): string {
  try {
    return execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}
