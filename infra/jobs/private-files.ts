import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { WORK } from "./paths.js";

/** Writes a file that its owner alone may read, also where it stood before with other rights. */
export function writePrivately(path: string, content: string | Uint8Array): void {
  rmSync(path, { force: true });
  writeFileSync(path, content, { mode: 0o600 });
}

/** Makes a folder that its owner alone may open. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
}

/** A run's own folder. Its name carries the process, so that what a killed run left is told apart. */
export function makeRunFolder(): string {
  mkdirSync(WORK, { recursive: true });
  return mkdtempSync(join(WORK, `run-${process.pid}-`));
}
