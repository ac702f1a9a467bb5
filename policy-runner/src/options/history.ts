import { type Command, Option } from "commander";
import { clockOf } from "../clock.js";
import { HISTORY_FORMATS, type HistoryOptions } from "../commands/history.js";
import { QUERY_NAMES, type QueryName } from "../history/types.js";
import type { Terminal } from "../terminal.js";
import { numberUpTo, refuseRepeats } from "./shared.js";

/** The command that asks a history. */
export function historyCommand(
  program: Command,
  terminal: Terminal,
  run: (options: HistoryOptions) => Promise<void>,
): void {
  const command = program
    .command("history")
    .description("Answers from the history that check --history wrote (needs @duckdb/node-api).")
    .argument("<dir>", "the history's folder")
    .addOption(
      new Option("--query <question>", "verdicts over time, open findings, waivers, controls")
        .choices(QUERY_NAMES)
        .default("verdicts"),
    )
    .option("--env <name>", "only checks of one environment")
    .option("--since <day>", "only checks from a day on, in UTC: 2026-01-31")
    .option("--framework <id>", "only controls of one framework: pci_dss")
    .addOption(
      new Option("--days <days>", "how far ahead a waiver is about to expire")
        .argParser(numberUpTo("--days", 36_500))
        .default(30),
    )
    .addOption(
      new Option("--format <format>", "form of the answer")
        .choices(HISTORY_FORMATS)
        .default("text"),
    )
    .option("--output <file>", "write the answer to a file instead of standard output")
    .option("--now <time>", "the clock, RFC 3339 (default: SOURCE_DATE_EPOCH, else the system's)");
  refuseRepeats(command);
  command.action(async (folder: string, given: Record<string, string>) => {
    const { now, days, query, format = "text", ...rest } = given;
    const words = { folder, query: query as QueryName, days: Number(days), format };
    await run({ ...words, now: clockOf(now, terminal), ...rest });
  });
}
