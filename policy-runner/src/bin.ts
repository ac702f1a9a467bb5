#!/usr/bin/env node
import { EXIT } from "./constants.js";
import { setFlags, warmCommandLine } from "./warm.js";

setFlags();
const { main } = warmCommandLine() ?? (await import("./cli.js"));

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

// Until a command has said otherwise, a run has judged nothing.
process.exitCode = EXIT.cannotJudge;
const exitCode = await main(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  clock: () => new Date(),
});
if (!lost) process.exitCode = exitCode;
