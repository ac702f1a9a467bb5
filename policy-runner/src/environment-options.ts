import { type Command, Option } from "commander";
import { clockOf } from "./clock.js";
import type { CompareOptions } from "./commands/compare.js";
import { refuseRepeats } from "./options.js";
import type { Terminal } from "./terminal.js";

/** The command that compares environments. */
export function compareCommand(
  program: Command,
  terminal: Terminal,
  run: (options: CompareOptions) => Promise<void>,
): void {
  const command = program
    .command("compare")
    .description("Says whether environments are the same, save for what is declared to differ.")
    .argument("<name=path...>", "each environment's plan, shown state, or folder of them")
    .option("--variations <file>", "the declared differences (YAML)")
    .option("--write-variations <file>", "propose entries for what was found, to be filled in")
    .option("--facts <file>", "names and places of environments that do not tell them (YAML)")
    .option("--source <dir>", "the HCL source that all plans come from: tells local values")
    .addOption(
      new Option("--format <format>", "form of the report")
        .choices(["text", "json", "markdown"])
        .default("text"),
    )
    .option("--output <file>", "write the report to a file instead of standard output")
    .option("--all", "every difference, not only the first fifty")
    .option("--now <time>", "the clock, RFC 3339 (default: SOURCE_DATE_EPOCH, else the system's)")
    .action(async (environments: string[], given: Record<string, string | boolean>) => {
      const { all, now, format, ...files } = given;
      await run({
        environments,
        format: String(format),
        all: all === true,
        now: clockOf(now as string | undefined, terminal),
        color: terminal.stdout.isTTY === true && !terminal.env.NO_COLOR,
        ...(files as Record<string, string>),
      });
    });
  refuseRepeats(command);
}
