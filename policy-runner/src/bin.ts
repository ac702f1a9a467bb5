#!/usr/bin/env node
import { main } from "./cli.js";
import { EXIT } from "./constants.js";

// A reader that goes away (`| head`) has seen enough; the verdict stays what it is.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") process.exitCode = EXIT.cannotJudge;
});
process.stderr.on("error", () => undefined);

// Until a command has said otherwise, a run has judged nothing.
process.exitCode = EXIT.cannotJudge;
process.exitCode = await main(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  clock: () => new Date(),
});
