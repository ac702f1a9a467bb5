import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { makeFolder, removeFolder } from "./folders.js";

/** Where `make trestle` puts it. */
const TRESTLE = resolve(".work/trestle/bin/trestle");

/** Whether a test that needs it can be skipped: not in CI, where nobody would see that it was. */
export function mayLackTrestle(): boolean {
  return !existsSync(TRESTLE) && process.env.CI !== "true";
}

/**
 * What compliance-trestle says of assessment results: it reads them by models made from NIST's own,
 * which allow no member that these do not, and looks at identifiers and references.
 *
 * @param documents name → JSON
 * @returns name → "" for a valid one, else what it says
 */
export function validateOscal(documents: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const folder = makeFolder();
  try {
    const workspace = join(folder, "workspace");
    mkdirSync(workspace);
    const trestle = (...words: string[]) =>
      spawnSync(TRESTLE, words, { cwd: workspace, encoding: "utf8" });
    const started = trestle("init", "--local");
    if (started.status !== 0) throw new Error(started.stderr || String(started.error));
    return new Map(
      [...documents].map(([name, text]) => {
        const file = join(folder, `${name}.json`);
        writeFileSync(file, text);
        const { status, stdout, stderr } = trestle("import", "-f", file, "-o", name);
        return [name, status === 0 ? "" : `${stdout}${stderr}`];
      }),
    );
  } finally {
    removeFolder(folder);
  }
}
