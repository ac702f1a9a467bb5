import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
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
