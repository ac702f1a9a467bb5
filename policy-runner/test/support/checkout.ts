import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const ROOT = resolve(".");

/** What a command printed, and how it ended. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A copy of the checkout as it is now, set up already, for a test to break. */
export class Checkout {
  readonly folder = mkdtempSync(join(tmpdir(), "checkout-"));

  constructor() {
    for (const path of trackedAndNew()) {
      if (!existsSync(join(ROOT, path))) continue;
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      cpSync(join(ROOT, path), join(this.folder, path));
    }
    symlinkSync(join(ROOT, "node_modules"), join(this.folder, "node_modules"));
    cpSync(join(ROOT, ".build"), join(this.folder, ".build"), { recursive: true });
    mkdirSync(join(this.folder, ".work"));
    cpSync(join(ROOT, ".work/setup"), join(this.folder, ".work/setup"), { recursive: true });
    symlinkSync(join(ROOT, ".work/venv"), join(this.folder, ".work/venv"));
    // The copy is younger than the build that it was set up with.
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(this.folder, ".work/setup/typescript"), later, later);
  }

  /** Replaces a text that must be there once; a change that changes nothing would prove nothing. */
  edit(path: string, from: string, to: string): void {
    const file = join(this.folder, path);
    const text = readFileSync(file, "utf8");
    if (text.split(from).length !== 2) throw new Error(`${path} has "${from}" not exactly once`);
    writeFileSync(file, text.replace(from, to));
  }

  /** Adds a file, or lines to the end of one. */
  append(path: string, text: string): void {
    writeFileSync(join(this.folder, path), `\n${text}`, { flag: "a" });
  }

  /** Puts a file back as it is in the checkout. */
  restore(path: string): void {
    cpSync(join(ROOT, path), join(this.folder, path));
  }

  /** Runs make with these words; the environment is the caller's own. */
  make(...words: string[]): Ran {
    return spawnSync("make", words, {
      cwd: this.folder,
      encoding: "utf8",
      maxBuffer: 1 << 26,
      timeout: 240_000,
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function trackedAndNew(): string[] {
  const words = ["ls-files", "--cached", "--others", "--exclude-standard"];
  return spawnSync("git", words, { encoding: "utf8" }).stdout.split("\n").filter(Boolean);
}
