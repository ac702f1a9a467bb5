import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A temporary directory with these files (relative path → content). Remove it with {@link removeFolder}. */
export function makeFolder(files: { readonly [path: string]: string | Buffer } = {}): string {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), "policy-runner-test-")));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
  return dir;
}

/** Removes what {@link makeFolder} made. */
export function removeFolder(dir: string): void {
  rmSync(dir, { recursive: true, force: true });
}

/**
 * Does work whose temporary files go to a folder of its own, as tests beside it have some too.
 *
 * @param work told by a function which names are in the folder
 */
export function withTemporaryFolder(work: (names: () => readonly string[]) => void): void {
  const { TMPDIR } = process.env;
  const folder = makeFolder();
  process.env.TMPDIR = folder;
  try {
    work(() => readdirSync(folder));
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    removeFolder(folder);
  }
}
