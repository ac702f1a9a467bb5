import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { arch } from "node:os";
import { join, resolve } from "node:path";

const PROJECT = "policy-runner/test/package/nodes";

/** Major versions of Node.js that the package must run on. */
export const VERSIONS = ["20", "22", "24"] as const;

/**
 * Installs every Node.js that the package must run on, pinned by a lock file, once.
 *
 * @returns the folder of each version's `node`
 * @throws Error when npm can not install them
 */
export function installNodes(): ReadonlyMap<string, string> {
  const digest = createHash("sha256").update(readFileSync(`${PROJECT}/package-lock.json`));
  const folder = resolve(".work", `nodes-${digest.digest("hex").slice(0, 12)}`);
  if (!existsSync(folder)) {
    const making = `${folder}.${randomBytes(4).toString("hex")}`;
    mkdirSync(making, { recursive: true });
    try {
      for (const name of ["package.json", "package-lock.json"]) {
        cpSync(join(PROJECT, name), join(making, name));
      }
      const words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
      execFileSync("npm", words, { cwd: making, stdio: "pipe" });
      renameSync(making, folder);
    } finally {
      rmSync(making, { recursive: true, force: true });
    }
  }
  return new Map(
    VERSIONS.map((version) => [version, join(folder, `node_modules/node${version}-${arch()}/bin`)]),
  );
}
