import { type Command, Option } from "commander";
import { clockOf } from "../clock.js";
import type { AccountsOptions } from "../commands/accounts.js";
import { type CompareOptions, PARITY_FORMATS } from "../commands/compare.js";
import type { DriftOptions } from "../commands/drift.js";
import { TARGETS, type Target } from "../constants.js";
import type { Terminal } from "../terminal.js";
import { numberUpTo, packOption, refuseRepeats, reportOption } from "./shared.js";

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
      new Option("--format <format>", "form of the report").choices(PARITY_FORMATS).default("text"),
    )
    .addOption(reportOption(PARITY_FORMATS))
    .addOption(packOption())
    .option("--config <file>", "a team's own environments, parameters and rules (YAML)")
    .option("--output <file>", "write the report to a file instead of standard output")
    .option("--all", "every difference, not only the first fifty")
    .option("--now <time>", "the clock, RFC 3339 (default: SOURCE_DATE_EPOCH, else the system's)")
    .action(async (environments: string[], given: Record<string, string | boolean>) => {
      const { all, now, format, policies, ...files } = given;
      await run({
        policies: String(policies),
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

/** What the commands about accounts do. */
export interface AccountsRuns {
  check(options: AccountsOptions): Promise<void>;
  export(options: { expect: string; output: string; now: string }): Promise<void>;
}

/** The command that holds accounts to what they have to be, and the one that exports them. */
export function accountsCommand(program: Command, terminal: Terminal, runs: AccountsRuns): void {
  const now = "the clock, RFC 3339 (default: SOURCE_DATE_EPOCH, else the system's)";
  // What stands behind "export" belongs to it: that takes both, as each hands on what it does not know.
  program.enablePositionalOptions();
  const command = program
    .command("accounts")
    .enablePositionalOptions()
    .description("Says whether the environments' accounts are what AWS Organizations says.")
    .option("--expect <file>", "what the accounts have to be (YAML)", "policies/accounts.yaml")
    .option("--accounts <file>", "a snapshot that accounts export wrote, instead of AWS")
    .addOption(
      new Option("--max-age-days <days>", "how old a snapshot may be")
        .argParser(numberUpTo("--max-age-days", 365))
        .default(7),
    )
    .option("--plan <name=path...>", "plans or states that must be for these accounts")
    .addOption(
      new Option("--format <format>", "form of the report")
        .choices(["text", "json"])
        .default("text"),
    )
    .option("--output <file>", "write the report to a file instead of standard output")
    .option("--now <time>", now)
    .action(async (given: Record<string, unknown>) => {
      const { plan, now: time, ...rest } = given;
      await runs.check({
        ...(rest as Omit<AccountsOptions, "plans" | "now">),
        plans: (plan ?? []) as readonly string[],
        now: clockOf(time as string | undefined, terminal),
      });
    });
  const taken = command
    .command("export")
    .description("Writes what AWS Organizations tells of the accounts, to be checked offline.")
    .requiredOption("--output <file>", "the snapshot")
    .option("--expect <file>", "whose accounts (YAML)")
    .option("--now <time>", now)
    .action(async (own: Record<string, string>, itself: Command) => {
      const given = { ...(itself.optsWithGlobals() as Record<string, string>), ...own };
      const { expect = "policies/accounts.yaml", output = "", now: time } = given;
      await runs.export({ expect, output, now: clockOf(time, terminal) });
    });
  refuseRepeats(command);
  refuseRepeats(taken);
}

/** The command that judges what was changed behind Terraform's back. */
export function driftCommand(
  program: Command,
  terminal: Terminal,
  run: (options: DriftOptions) => Promise<void>,
): void {
  const command = program
    .command("drift")
    .description("Judges what a refresh-only plan shows as changed outside of Terraform.")
    .argument("<plan>", "plan JSON of `terraform plan -refresh-only`, or - for standard input")
    .requiredOption("--env <name>", "the environment that the plan is for")
    .addOption(
      new Option("--format <format>", "form of the report")
        .choices(["text", "json"])
        .default("text"),
    )
    .option("--output <file>", "write the report to a file instead of standard output")
    .addOption(
      new Option("--target <target>", "what the plan was made against")
        .choices(TARGETS)
        .default("unknown"),
    )
    .addOption(packOption())
    .option("--now <time>", "the clock, RFC 3339 (default: SOURCE_DATE_EPOCH, else the system's)")
    .action(async (plan: string, given: Record<string, string>) => {
      const { now, target, env = "", format = "text", policies = "", ...rest } = given;
      const words = { plan, env, format, policies, target: target as Target };
      await run({ ...words, now: clockOf(now, terminal), ...rest });
    });
  refuseRepeats(command);
}
