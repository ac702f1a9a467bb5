import { Command, CommanderError, Option } from "commander";
import { type CheckOptions, check, FORMATS } from "./commands/check.js";
import type { PlanOptions } from "./commands/prepare.js";
import type { Said } from "./commands/said.js";
import { EXIT, type ExitCode } from "./constants.js";
import { CannotJudge } from "./errors.js";
import { completedCommands } from "./options/completed.js";
import { accountsCommand, compareCommand, driftCommand } from "./options/environments.js";
import { exportCommand, verifyCommand } from "./options/evidence.js";
import { historyCommand } from "./options/history.js";
import { completionCommand, initCommand, versionCommand, withVersion } from "./options/home.js";
import { buildCommand, rulesCommand, scaffoldCommand } from "./options/pack.js";
import { gateCommands } from "./options/review.js";
import {
  numberUpTo,
  planCommand,
  planOptions,
  refuseBytes,
  reportOption,
} from "./options/shared.js";
import { ProgressLine } from "./progress.js";
import { sentence, shown } from "./sentence.js";
import { send, type Terminal } from "./terminal.js";

/** Runs one command line and returns its exit code; whatever goes wrong becomes one sentence. */
export async function main(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const progress = new ProgressLine((text) => terminal.stderr.write(text));
  try {
    const said = await parse(argv, terminal, progress);
    progress.clear();
    await send(terminal.stdout, said.stdout);
    progress.clear();
    terminal.stderr.write(said.stderr.split("\n").map(shown).join("\n"));
    return said.exitCode;
  } catch (error) {
    progress.clear();
    // One line, whatever a path or option holds.
    terminal.stderr.write(`policy-runner: ${shown(sentence(error, argv[0]))}\n`);
    return EXIT.cannotJudge;
  }
}

async function parse(
  argv: readonly string[],
  terminal: Terminal,
  progress: ProgressLine,
): Promise<Said> {
  let said: Said = { stdout: "", stderr: "", exitCode: EXIT.passed };
  let helped = false;
  const writeOut = (text: string) => {
    helped = true;
    terminal.stdout.write(text);
  };
  const program = new Command("policy-runner")
    .description(
      "Judges Terraform plans by a policy pack: 0 passed, 1 violations, 2 could not judge.",
    )
    .option("-V, --version", "names runner, pack and policies; takes --pack, as the command does")
    .exitOverride()
    .configureOutput({ writeOut, writeErr: () => undefined })
    .showSuggestionAfterError(false);
  const watched = <O extends Pick<PlanOptions, "progress">>({ quiet, ...options }: O & Quiet) =>
    quiet === true || terminal.stderr.isTTY !== true ? options : { ...options, progress };
  // A check is what is run most: whatever else there is gets loaded when it is asked for.
  checkCommand(program, terminal, async (options) => {
    said = await check(watched(options), terminal.stdin);
  });
  inputCommand(program, terminal, async (options) => {
    const { input } = await import("./commands/input.js");
    said = await input(watched(options), terminal.stdin);
  });
  compareCommand(program, terminal, async (options) => {
    const { compare } = await import("./commands/compare.js");
    said = await compare(options, terminal.stdin);
  });
  driftCommand(program, terminal, async (options) => {
    const { drift } = await import("./commands/drift.js");
    said = await drift(options, terminal.stdin);
  });
  accountsCommand(program, terminal, {
    check: async (options) => {
      const { accounts } = await import("./commands/accounts.js");
      said = await accounts(options, terminal.stdin);
    },
    export: async (options) => {
      const { exportAccounts } = await import("./commands/accounts.js");
      said = await exportAccounts(options);
    },
  });
  exportCommand(program, terminal, async (options) => {
    const { exportEvidence } = await import("./commands/export.js");
    said = await exportEvidence(watched(options));
  });
  verifyCommand(program, terminal, async (options) => {
    const { verify } = await import("./commands/verify.js");
    said = await verify(options);
  });
  historyCommand(program, terminal, async (options) => {
    const { history } = await import("./commands/history.js");
    said = await history(options);
  });
  rulesCommand(program, async (options) => {
    const { rules } = await import("./commands/rules.js");
    said = await rules(options);
  });
  scaffoldCommand(program, async (options) => {
    const { newRule } = await import("./commands/scaffold.js");
    said = await newRule(options);
  });
  buildCommand(program, async (options) => {
    const { build } = await import("./commands/build.js");
    said = await build(options);
  });
  initCommand(program, terminal, async (options) => {
    const { init } = await import("./commands/init.js");
    said = await init(options);
  });
  completionCommand(program, async (shell) => {
    const { completion } = await import("./commands/completion.js");
    said = completion(shell, completedCommands(program));
  });
  gateCommands(program, terminal.env, (told) => {
    said = told;
  });
  versionCommand(program, async (policies) => {
    const { versions } = await import("./commands/version.js");
    said = await versions(policies);
  });
  refuseUnknown(program, argv);
  try {
    await program.parseAsync(withVersion(argv), { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help that was asked for is written out; without a command it is only an error.
    if (helped) return said;
    if (error.code !== "commander.help") throw error;
    throw new CannotJudge("No command is given; run policy-runner --help.");
  }
  return said;
}

/** Help that is asked for of a command that there is not would pass for that of one. */
function refuseUnknown(program: Command, [first = "", second = ""]: readonly string[]): void {
  const word = first === "help" ? second : first;
  const names = ["", "help", ...program.commands.map((one) => one.name())];
  if (word.startsWith("-") || names.includes(word)) return;
  throw new CommanderError(2, "commander.unknownCommand", `error: unknown command '${word}'`);
}

type Run<Options> = (options: Options) => Promise<void>;

interface Quiet {
  readonly quiet?: boolean | undefined;
}

function checkCommand(program: Command, terminal: Terminal, run: Run<CheckOptions & Quiet>): void {
  const description = "Judges one plan, as `terraform show -json` writes it.";
  planCommand(program, "check", description, (command) =>
    command
      .addOption(
        new Option("--format <format>", "form of the report").choices(FORMATS).default("text"),
      )
      .addOption(reportOption(FORMATS))
      .option("--output <file>", "write the report to a file instead of standard output")
      .option("--outcomes <file>", "write every single outcome, one JSON object a line")
      .option("--waivers <file>", "accepted findings, each with owner, approver and expiry (YAML)")
      .option("--baseline <file>", "let findings block no more that were there when it was written")
      .option("--write-baseline <file>", "write the findings of this run as a baseline")
      .option("--history <dir>", "add this check to a history, which policy-runner history reads")
      .addOption(
        new Option(
          "--workers <threads>",
          "threads that judge; any number gives the same (default: what the plan's size pays for)",
        ).argParser(numberUpTo("--workers", 64)),
      )
      .addOption(
        new Option(
          "--shard-size <resources>",
          "judged at once; any number gives the same",
        ).argParser(numberUpTo("--shard-size", 10_000)),
      ),
  ).action(async (plan: string, given: Record<string, string>) => {
    const options = { format: "text", ...planOptions(plan, given, terminal) };
    refuseBytes(options, terminal);
    const color = terminal.stdout.isTTY === true && !terminal.env.NO_COLOR;
    await run({ ...options, color });
  });
}

function inputCommand(program: Command, terminal: Terminal, run: Run<PlanOptions & Quiet>): void {
  const description = "Writes what rules are given of a plan, without secrets, a shard a line.";
  planCommand(program, "input", description, (command) =>
    command.option("--output <file>", "write to a file instead of standard output"),
  ).action(async (plan: string, given: Record<string, string>) => {
    await run(planOptions(plan, given, terminal));
  });
}
