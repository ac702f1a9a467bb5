import { Argument, type Command } from "commander";
import { type ClockSource, clockOf } from "../clock.js";
import type { InitOptions } from "../commands/init.js";
import { SHELLS, type Shell } from "../completion/types.js";
import { packOption, refuseRepeats } from "./shared.js";

/** The command that begins a team's configuration. */
export function initCommand(
  program: Command,
  source: ClockSource,
  run: (options: InitOptions) => Promise<void>,
): void {
  const command = program
    .command("init")
    .description("Writes a team's configuration, waivers and variations to begin with, commented.")
    .argument("[dir]", "the root of the team's repository", ".")
    .option("--force", "replace files that are there", false)
    .option(
      "--workflow <action>",
      "write a GitHub workflow as well, which uses the action of this repository at a commit: acme/policy@0123...",
    )
    .addOption(packOption())
    .option("--now <time>", "the clock, RFC 3339 (default: SOURCE_DATE_EPOCH, else the system's)");
  refuseRepeats(command);
  command.action(async (folder: string, given: Omit<InitOptions, "folder">) => {
    await run({ ...given, folder, now: clockOf(given.now as string | undefined, source) });
  });
}

/** The command that prints what a shell completes the command line by. */
export function completionCommand(program: Command, run: (shell: Shell) => Promise<void>): void {
  program
    .command("completion")
    .description("Prints the script by which a shell completes policy-runner.")
    .addArgument(new Argument("<shell>", "the shell").choices(SHELLS))
    .action(run);
}

/** The command that names runner, pack and policies; `--version` is short for it. */
export function versionCommand(program: Command, run: (policies: string) => Promise<void>): void {
  const command = program
    .command("version")
    .description("Names the runner, its policy pack, and the digest of its policies.")
    .addOption(packOption());
  refuseRepeats(command);
  command.action(async ({ policies }: { policies: string }) => {
    await run(policies);
  });
}

/** `--version` is the command of that name, which takes options of its own. */
export function withVersion(argv: readonly string[]): readonly string[] {
  const isVersion = (word: string) => word === "--version" || word === "-V";
  if (argv[0]?.startsWith("-") !== true || !argv.some(isVersion)) return argv;
  return ["version", ...argv.filter((word) => !isVersion(word))];
}
