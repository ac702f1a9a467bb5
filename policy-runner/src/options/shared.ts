import { type Command, Option } from "commander";
import { type ClockSource, clockOf } from "../clock.js";
import { DOCUMENT_FORMATS, type WantedReport } from "../commands/check.js";
import type { PlanOptions } from "../commands/prepare.js";
import { TARGETS, type Target } from "../constants.js";
import { CannotJudge } from "../errors.js";
import { PLACES } from "../places.js";

/**
 * A command that reads a plan: what all of them take, and its own options in between.
 *
 * @param own adds the command's own options
 */
export function planCommand(
  program: Command,
  name: string,
  description: string,
  own: (command: Command) => Command,
): Command {
  const command = program
    .command(name)
    .description(description)
    .argument("<plan>", "path of the plan JSON, or - for standard input")
    .option("--env <name>", "the environment that the plan is for; only profile aws needs none")
    .option(
      "--profile <name>",
      "whose rules: payments (the pack's own), or aws (anyone's Terraform)",
    );
  own(command)
    .option("--source <dir>", "the HCL source: adds file and line, and rules that need it")
    .addOption(
      new Option("--target <target>", "what the plan was made against")
        .choices(TARGETS)
        .default("unknown"),
    )
    .option("--now <time>", "the clock, RFC 3339 (default: SOURCE_DATE_EPOCH, else the system's)")
    .option("--config <file>", "a team's own environments, names and parameters (YAML)")
    .addOption(packOption())
    .option("--quiet", "no progress, which long work shows on a terminal");
  refuseRepeats(command);
  return command;
}

/** `--pack DIR`, which commands are handed as `policies`: the compiled pack that they judge by. */
export function packOption(): Option {
  return new PackOption("--pack <dir>", "another compiled policy pack").default(
    PLACES.policies,
    "that of the runner",
  );
}

class PackOption extends Option {
  override attributeName(): string {
    return "policies";
  }
}

/** What a command that reads a plan is asked, once its words were parsed. */
export function planOptions(
  plan: string,
  { policies = "", target, now, ...rest }: Readonly<Record<string, string>>,
  source: ClockSource,
): PlanOptions {
  return { plan, policies, target: target as Target, now: clockOf(now, source), ...rest };
}

/** The option by which further reports are written to files; the formats are those of the command. */
export function reportOption(formats: readonly string[]): Option {
  const words = "write a further report to a file; can be given several times";
  return new Option("--report <format=file>", words).argParser(
    (text: string, before: readonly WantedReport[] = []) => [...before, reportOf(text, formats)],
  );
}

/** A report as it was given: "sarif=report.sarif". */
function reportOf(text: string, formats: readonly string[]): WantedReport {
  const [, format = "", path = ""] = /^([a-z]+)=(.+)$/s.exec(text) ?? [];
  if (formats.includes(format)) return { format, path };
  throw new CannotJudge(
    `--report is not like json=report.json; give one of ${formats.join(", ")}, and a file.`,
  );
}

/**
 * What is no text would only clear, ring and garble a terminal.
 *
 * @throws CannotJudge when a document is to be written to one
 */
export function refuseBytes(
  { format, output }: { readonly format: string; readonly output?: string | undefined },
  { stdout }: { readonly stdout: { readonly isTTY?: boolean | undefined } },
): void {
  if (output !== undefined || stdout.isTTY !== true || !DOCUMENT_FORMATS.includes(format)) return;
  throw new CannotJudge(
    `--format ${format} is no text that a terminal shows; give --output report.${format}.`,
  );
}

/** A parser of whole numbers. */
export function numberUpTo(option: string, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= 1 && number <= most) return number;
    throw new CannotJudge(`${option} is not a whole number from 1 to ${most}; give one.`);
  };
}

/** Of two environments the last would win, and a plan be judged by rules that nobody meant. */
export function refuseRepeats(command: Command, several: readonly string[] = ["report"]): void {
  for (const option of command.options) {
    const name = option.name();
    let given = false;
    if (option.variadic || several.includes(name)) continue;
    command.on(`option:${name}`, () => {
      if (given) throw new CannotJudge(`--${name} is given twice; give it once.`);
      given = true;
    });
  }
}
