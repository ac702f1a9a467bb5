import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type BuildOptions, build } from "esbuild";
import { generatePlan } from "../bench/plans/generate.js";
import { setFlags } from "../src/heap.js";
import { runScript, type Started, warmBytes, warmFile } from "../src/warm.js";
import { late } from "./late.js";

/** Resources of the plan with which the command line is warmed: some of each type that the bench knows. */
const RESOURCES = 60;

/**
 * The command line as one script, with what V8 compiles it to while it judges a plan; see src/warm.ts.
 *
 * @param shared options of the bundle
 * @param folder of the bundle, which is written already
 * @returns name and bytes of the file
 */
export async function warmStart(
  shared: BuildOptions,
  folder: string,
): Promise<readonly [name: string, bytes: Uint8Array]> {
  const source = await scriptOf(shared);
  setFlags();
  const url = pathToFileURL(join(process.cwd(), folder, "bin.js")).href;
  const { commandLine, script } = runScript(source, url);
  await judgeSomething(commandLine);
  // A run may have changed one of them, see settleYoung.
  setFlags();
  return [basename(warmFile(folder)), warmBytes(source, script.createCachedData())];
}

async function scriptOf(shared: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    ...shared,
    entryPoints: [".build/policy-runner/src/cli.js"],
    format: "cjs",
    splitting: false,
    write: false,
    banner: {},
    define: { "import.meta.url": "__url" },
    // A script has no import(): what is loaded late is loaded by require, and this library as CommonJS.
    plugins: [late],
    // Large, and no part of a plain check. A warm start lies where it was built, and so beside them.
    external: ["@duckdb/*", "@aws-sdk/*", "pdfkit"],
    supported: { "dynamic-import": false },
    alias: { "web-tree-sitter": "./node_modules/web-tree-sitter/web-tree-sitter.cjs" },
  });
  const [only] = outputFiles ?? [];
  if (only === undefined) throw new Error("The command line could not be made one script.");
  return only.text;
}

/** What a check runs is compiled with it, and nothing else. */
async function judgeSomething({ main }: Started["commandLine"]): Promise<void> {
  const room = mkdtempSync(join(tmpdir(), "policy-runner-"));
  const quiet = { write: () => true };
  try {
    const { path } = generatePlan(join(room, "plan.json"), RESOURCES);
    for (const more of [[], ["--source", "infra"]]) {
      await main(["check", path, "--env", "prod", ...more], {
        stdin: process.stdin,
        stdout: quiet,
        stderr: quiet,
        env: {},
        clock: () => new Date(0),
      });
    }
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}
