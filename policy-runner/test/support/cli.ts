import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The repository's root, seen from a compiled test. */
export const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

const BIN = fileURLToPath(new URL("../../src/bin.js", import.meta.url));

/** How a run of the built command line ended. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line as a user does; `input` becomes its standard input. */
export function runCli(args: readonly string[], input: string | Buffer = ""): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    input,
    encoding: "utf8",
    timeout: 60_000,
    env: { ...process.env, SOURCE_DATE_EPOCH: "1767225600", NO_COLOR: "1" },
  });
  return { status, stdout, stderr };
}
