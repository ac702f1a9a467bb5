import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect } from "chai";

/** The repository's root, seen from a compiled test. */
export const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

/** The built command line. */
export const BIN = fileURLToPath(new URL("../../cli/bin.js", import.meta.url));

/** How a run of the built command line ended. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line as a user does; `input` becomes its standard input. */
export function runCli(args: readonly string[], input: string | Buffer = "", bin = BIN): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    input,
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
    timeout: 60_000,
    env: { ...process.env, SOURCE_DATE_EPOCH: "1767225600", NO_COLOR: "1" },
  });
  return { status, stdout, stderr };
}

/** The contract of "could not judge": exit code 2, nothing on stdout, one sentence on stderr. */
export function expectRefusal(run: Run, says: RegExp): void {
  expect(run.stderr).to.match(says);
  expect(run.stderr, "one line").to.match(/^[^\n]+\n$/);
  expect(run.stderr, "no stack").not.to.match(/^\s+at |node:internal|Internal error/m);
  expect(run.stdout).to.equal("");
  expect(run.status).to.equal(2);
}
