import { type Command, Option } from "commander";
import type { BuildOptions } from "../commands/build.js";
import type { RulesOptions } from "../commands/rules.js";
import type { ScaffoldOptions } from "../commands/scaffold.js";
import { packOption, refuseRepeats } from "./shared.js";

/** The command that tells of rules. */
export function rulesCommand(
  program: Command,
  run: (options: RulesOptions) => Promise<void>,
): void {
  const command = program
    .command("rules")
    .description("Lists the rules of a policy pack, or explains one.")
    .argument("[id]", "the rule to explain: PAY-ENC-001")
    .option("--family <name>", "only rules of a family: encryption")
    .option("--control <id>", "only rules that give evidence for a control: pci_dss:3.5.1")
    .option("--type <type>", "only rules that judge or read a resource type: aws_s3_bucket")
    .addOption(
      new Option("--severity <severity>", "only rules of this weight").choices([
        "critical",
        "high",
        "medium",
        "low",
      ]),
    )
    .addOption(new Option("--format <format>", "form").choices(["text", "json"]).default("text"))
    .option("--docs <dir>", "write a page for each rule into a folder")
    .addOption(packOption());
  refuseRepeats(command);
  command.action(async (id: string | undefined, given: Omit<RulesOptions, "id">) => {
    await run({ id, ...given });
  });
}

/** The command that compiles a pack. */
export function buildCommand(
  program: Command,
  run: (options: BuildOptions) => Promise<void>,
): void {
  const command = program
    .command("build")
    .description("Compiles a policy pack (needs OPA; using a pack does not).")
    .argument("<dir>", "the pack's folder")
    .option("--check", "only tell whether its dist folder is up to date", false)
    .option("--opa <path>", "the OPA to compile with", "opa")
    .action(async (policies: string, given: { check: boolean; opa: string }) => {
      await run({ policies, ...given });
    });
  refuseRepeats(command);
}

/** The command that makes the folder of a new rule. */
export function scaffoldCommand(
  program: Command,
  run: (options: ScaffoldOptions) => Promise<void>,
): void {
  const command = program
    .command("scaffold")
    .description("Makes the folder of a new rule: code, tests, and what breaks it.")
    .argument("<id>", "the rule's id, which never changes: PAY-ENC-101")
    .requiredOption("--family <name>", "its family: encryption")
    .requiredOption("--name <name>", "its folder: file_system")
    .requiredOption("--type <type>", "the resource type that it judges: aws_efs_file_system")
    .option("--attribute <name>", "what it asks to be true, as a beginning", "enabled")
    .option("--policies <dir>", "the pack's folder", "policies");
  refuseRepeats(command);
  command.action(async (id: string, given: Omit<ScaffoldOptions, "id">) => {
    await run({ id, ...given });
  });
}
