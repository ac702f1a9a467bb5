import { type Command, Option } from "commander";
import { clockOf } from "../clock.js";
import type { ExportOptions } from "../commands/export-options.js";
import type { VerifyOptions } from "../commands/verify-options.js";
import { TARGETS, type Target } from "../constants.js";
import type { Terminal } from "../terminal.js";
import { packOption, refuseRepeats } from "./shared.js";

/** The command that makes evidence for an auditor. */
export function exportCommand(
  program: Command,
  terminal: Terminal,
  run: (options: ExportOptions & { readonly quiet?: boolean | undefined }) => Promise<void>,
): void {
  const command = program
    .command("export")
    .description(
      "Judges plans and writes evidence that an auditor can verify: a folder, an archive.",
    )
    .argument("<name=path...>", "each environment's plan JSON")
    .requiredOption("--output <dir>", "the folder to make; an earlier export there is replaced")
    .option("--archive <file>", "the same as one file, tar.gz")
    .option("--profile <name>", "whose rules: payments (the pack's own), or aws")
    .option("--source <dir>", "the HCL source: adds file and line, and rules that need it")
    .addOption(targetOption())
    .option("--waivers <file>", "accepted findings (YAML)")
    .option("--variations <file>", "the declared differences between environments (YAML)")
    .option("--baseline <name=file...>", "findings that do not block, as check wrote them")
    .option("--config <file>", "a team's own environments, names and parameters (YAML)")
    .option("--accounts <file>", "a snapshot that accounts export wrote")
    .option("--commit <sha>", "the commit that the plans were made from")
    .option("--key <file>", "private key that signs, PEM; else POLICY_RUNNER_SIGNING_KEY holds one")
    .option("--now <time>", "the clock, RFC 3339 (default: SOURCE_DATE_EPOCH, else the system's)")
    .addOption(packOption())
    .option("--quiet", "no progress, which long work shows on a terminal")
    .action(async (environments: string[], given: Given) => {
      const { now, target, ...rest } = given;
      await run({
        ...(rest as Pick<ExportOptions, "output" | "policies">),
        environments,
        target: target as Target,
        now: clockOf(now, terminal),
        signingKey: terminal.env.POLICY_RUNNER_SIGNING_KEY,
        passphrase: terminal.env.POLICY_RUNNER_SIGNING_KEY_PASSPHRASE,
      });
    });
  refuseRepeats(command);
}

/** The command by which an auditor verifies evidence. */
export function verifyCommand(
  program: Command,
  terminal: Terminal,
  run: (options: VerifyOptions) => Promise<void>,
): void {
  const command = program
    .command("verify")
    .description("Verifies evidence that export wrote, offline: 0 as it was signed, 1 it is not.")
    .argument("<path>", "the folder, or the archive")
    .option("--key <file>", "public key of whoever signs, PEM, from where you trust it")
    .option("--allow-unsigned", "look at digests and completeness, not at who wrote it", false)
    .option("--plan <name=file...>", "raw plans, to be held to those that were judged")
    .addOption(
      new Option("--target <target>", "what the plans must have been made against")
        .choices([...TARGETS, "any"])
        .default("aws"),
    )
    .option("--replay", "judge again from what the export holds, and compare every report", false)
    .option("--source <dir>", "the HCL source, with which --replay judges raw plans again, too")
    .option("--now <time>", "the clock, RFC 3339 (default: SOURCE_DATE_EPOCH, else the system's)")
    .action(async (path: string, { now, ...given }: Given) => {
      const options = given as unknown as Omit<VerifyOptions, "path" | "now">;
      await run({ ...options, path, now: clockOf(now, terminal) });
    });
  refuseRepeats(command);
}

interface Given {
  readonly now?: string;
  readonly target: string;
  readonly [option: string]: unknown;
}

function targetOption(): Option {
  return new Option("--target <target>", "what the plans were made against")
    .choices(TARGETS)
    .default("unknown");
}
