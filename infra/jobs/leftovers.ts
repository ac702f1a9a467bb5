import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { PATHS, ROOT, WORK } from "./paths.js";
import { say } from "./say.js";
import { isRunning } from "./system.js";

const RUN_FOLDER = /^run-(\d+)-/;

/** Deletes the folders of runs that were killed outright: a plan must not stay behind. */
export function sweepAbandoned(): void {
  for (const name of existsSync(WORK) ? readdirSync(WORK) : []) {
    const [, pid] = RUN_FOLDER.exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) {
      rmSync(join(WORK, name), { recursive: true, force: true });
    }
  }
}

/** Moves what was planned out of the run's folder, which is deleted, and says where it is. */
export function keepPlan(folder: string, suffix: string): void {
  const files = ["plan", "plan.json"].filter((name) => existsSync(join(folder, name)));
  if (files.length === 0) {
    return;
  }
  mkdirSync(PATHS.kept, { recursive: true, mode: 0o700 });
  const kept = mkdtempSync(join(PATHS.kept, `${suffix}-`));
  for (const name of files) {
    renameSync(join(folder, name), join(kept, name));
  }
  say(
    `Kept: ${relative(ROOT, kept)} (plan and plan.json may hold secrets; make clean deletes them).`,
  );
}
