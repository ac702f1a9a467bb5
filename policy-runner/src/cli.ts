import type { Readable } from "node:stream";
import { Command, CommanderError, Option } from "commander";
import { type BuildOptions, build } from "./commands/build.js";
import { type CheckOptions, check, type Said } from "./commands/check.js";
import { EXIT, type ExitCode, TARGETS, type Target } from "./constants.js";
import { CannotJudge } from "./errors.js";
import { PLACES } from "./places.js";
import { version } from "./version.js";

/** Where a run reads and writes; only this file and `bin` know a terminal. */
export interface Terminal {
  readonly stdin: Readable;
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean | undefined };
  readonly stderr: { write(text: string): unknown };
  readonly env: NodeJS.ProcessEnv;
  /** The system's clock, asked only where neither --now nor SOURCE_DATE_EPOCH is given. */
  readonly clock: () => Date;
}

/** Runs one command line and returns its exit code; whatever goes wrong becomes one sentence. */
export async function main(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    const said = await parse(argv, terminal);
    terminal.stdout.write(said.stdout);
    terminal.stderr.write(said.stderr);
    return said.exitCode;
  } catch (error) {
    // One line, whatever a path or option holds.
    terminal.stderr.write(`policy-runner: ${sentence(error).replace(/\p{Cc}/gu, "?")}\n`);
    return EXIT.cannotJudge;
  }
}

async function parse(argv: readonly string[], terminal: Terminal): Promise<Said> {
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
    .version(version())
    .exitOverride()
    .configureOutput({ writeOut, writeErr: () => undefined })
    .showSuggestionAfterError(false);
  checkCommand(program, terminal, async (options) => {
    said = await check(options, terminal.stdin);
  });
  buildCommand(program, async (options) => {
    said = await build(options);
  });
  try {
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help that was asked for is written out; without a command it is only an error.
    if (helped) return said;
    if (error.code !== "commander.help") throw error;
    throw new CannotJudge("No command is given; run policy-runner --help.");
  }
  return said;
}

type Run<Options> = (options: Options) => Promise<void>;

function checkCommand(program: Command, terminal: Terminal, run: Run<CheckOptions>): void {
  const command = program
    .command("check")
    .description("Judges one plan, as `terraform show -json` writes it.")
    .argument("<plan>", "path of the plan JSON, or - for standard input")
    .requiredOption("--env <name>", "the environment that the plan is for")
    .addOption(
      new Option("--format <format>", "form of the report")
        .choices(["text", "json"])
        .default("text"),
    )
    .option("--output <file>", "write the report to a file instead of standard output")
    .option("--outcomes <file>", "write every single outcome, one JSON object a line")
    .option("--source <dir>", "the HCL source: adds file and line, and rules that need it")
    .addOption(
      new Option("--target <target>", "what the plan was made against")
        .choices(TARGETS)
        .default("unknown"),
    )
    .option("--now <time>", "the clock, RFC 3339 (default: SOURCE_DATE_EPOCH, else the system's)")
    .option("--config <file>", "a team's own environments, names and parameters (YAML)")
    .addOption(
      new Option("--policies <dir>", "the compiled policy pack").default(
        PLACES.policies,
        "that of the runner",
      ),
    )
    .addOption(
      new Option(
        "--workers <threads>",
        "threads that judge; any number gives the same (default: what the plan's size pays for)",
      ).argParser(numberUpTo("--workers", 64)),
    )
    .addOption(
      new Option("--shard-size <resources>", "judged at once; any number gives the same").argParser(
        numberUpTo("--shard-size", 10_000),
      ),
    )
    .action(async (plan: string, given: Record<string, string>) => {
      const { env = "", format = "text", policies = "", target, now, ...rest } = given;
      await run({
        plan,
        env,
        format,
        policies,
        target: target as Target,
        now: clockOf(now, terminal),
        color: terminal.stdout.isTTY === true && !terminal.env.NO_COLOR,
        ...rest,
      });
    });
  refuseRepeats(command);
}

function numberUpTo(option: string, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= 1 && number <= most) return number;
    throw new CannotJudge(`${option} is not a whole number from 1 to ${most}; give one.`);
  };
}

/** Of two environments the last would win, and a plan be judged by rules that nobody meant. */
function refuseRepeats(command: Command): void {
  for (const option of command.options) {
    const name = option.name();
    let given = false;
    command.on(`option:${name}`, () => {
      if (given) throw new CannotJudge(`--${name} is given twice; give it once.`);
      given = true;
    });
  }
}

function buildCommand(program: Command, run: Run<BuildOptions>): void {
  program
    .command("build")
    .description("Compiles a policy pack (needs OPA; using a pack does not).")
    .argument("<dir>", "the pack's folder")
    .option("--check", "only tell whether its dist folder is up to date", false)
    .option("--opa <path>", "the OPA to compile with", "opa")
    .action(async (policies: string, given: { check: boolean; opa: string }) => {
      await run({ policies, ...given });
    });
}

/** RFC 3339 to the second, in UTC: what the caller gives, or what the build sets, or the clock. */
function clockOf(now: string | undefined, terminal: Terminal): string {
  const epoch = terminal.env.SOURCE_DATE_EPOCH;
  if (now !== undefined) {
    const pattern = /^(\d{4}-\d\d-\d\d)[Tt]([01]\d|2[0-3]):\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;
    const date = pattern.exec(now)?.[1] ?? "";
    if (isDate(date) && !Number.isNaN(Date.parse(now))) return rfc3339(new Date(now));
    throw new CannotJudge(`--now is not an RFC 3339 time; write it like 2026-01-31T12:00:00Z.`);
  }
  if (epoch === undefined || epoch === "") return rfc3339(terminal.clock());
  const seconds = Number(epoch);
  if (/^\d+$/.test(epoch) && seconds <= LAST_SECOND) return rfc3339(new Date(seconds * 1000));
  throw new CannotJudge(
    "SOURCE_DATE_EPOCH is not a number of seconds since 1970; correct or unset it.",
  );
}

/** 9999-12-31T23:59:59Z: RFC 3339 has years of four digits. */
const LAST_SECOND = 253_402_300_799;

/** Whether the calendar has the day; JavaScript takes 30 February for 2 March. */
function isDate(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

function rfc3339(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, "Z");
}

/** What a person reads when a run ends without a verdict: one line, and nothing of the plan. */
function sentence(error: unknown): string {
  if (error instanceof CannotJudge) return error.message;
  if (error instanceof CommanderError) {
    const words = error.message
      .replace(/^error: /, "")
      .replace(/\s+/g, " ")
      .trim();
    return `${words.replace(/\.$/, "")}; see policy-runner check --help.`;
  }
  const kind = error instanceof Error ? error.message.replace(/\s+/g, " ") : "unknown";
  return `Internal error (${kind}); nothing was judged, please report it with the command that you ran.`;
}
