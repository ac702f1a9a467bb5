#!/usr/bin/env node
import { EXIT, type ExitCode } from "./constants.js";
import { setFlags } from "./heap.js";
import type { Terminal } from "./terminal.js";
import { warmCommandLine } from "./warm.js";

// Until a command has said otherwise, a run has judged nothing.
process.exitCode = EXIT.cannotJudge;
setFlags();

let lost = false;

// A reader that goes away (`| head`) has seen enough; the verdict stays what it is. A report that is
// lost in any other way has not been handed over.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE" || lost) return;
  lost = true;
  process.exitCode = EXIT.cannotJudge;
  process.stderr.write(
    `policy-runner: Standard output can not be written (${error.code}); make room, or give --output another path.\n`,
  );
});
process.stderr.on("error", () => undefined);

// The SDK would print several lines about a Node.js that is still supported here.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

const exitCode = await run({
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  clock: () => new Date(),
});
if (!lost) process.exitCode = exitCode;

/** Without a command line that is whole, Node.js would end with 1, which means violations. */
async function run(terminal: Terminal): Promise<ExitCode> {
  let loaded: typeof import("./cli.js");
  try {
    loaded = warmCommandLine() ?? (await import("./cli.js"));
  } catch {
    process.stderr.write(
      "policy-runner: The runner is incomplete or damaged, so nothing was judged; build or install it again.\n",
    );
    return EXIT.cannotJudge;
  }
  return loaded.main(process.argv.slice(2), terminal);
}
