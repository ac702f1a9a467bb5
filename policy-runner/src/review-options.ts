import { type Command, Option } from "commander";
import type { WantedReport } from "./commands/check.js";
import type { ReviewOptions } from "./commands/review.js";
import { CannotJudge } from "./errors.js";
import { refuseRepeats } from "./options.js";

/** Forms of a review; a test holds them to those that there are. */
export const REVIEW_FORMATS = ["text", "json", "markdown", "github"];

/** The command that says whether a proposed change makes the gate milder. */
export function reviewCommand(
  program: Command,
  run: (options: ReviewOptions) => Promise<void>,
): void {
  const command = program
    .command("review")
    .description("Says what a proposed branch makes milder in its own gate, and who approved it.")
    .requiredOption("--base <dir>", "the base branch, checked out")
    .requiredOption("--head <dir>", "the proposed branch, checked out")
    .option("--before <result...>", "results (JSON) of plans by the base branch's policies")
    .option("--after <result...>", "results of the same plans by the proposed policies")
    .option("--approvals <file>", "who asks and who has approved, by policy-runner approvals")
    .option("--policies <path>", "the pack's folder, below both branches", "policies")
    .option("--config <path>", "a team's own configuration, below both branches")
    .option("--waivers <path>", "accepted findings, below both branches", "policies/waivers.yaml")
    .option(
      "--variations <path>",
      "declared differences, below both branches",
      "policies/variations.yaml",
    )
    .option("--baseline <path...>", "findings that do not block, below both branches")
    .addOption(
      new Option("--format <format>", "form of the report").choices(REVIEW_FORMATS).default("text"),
    )
    .addOption(
      new Option(
        "--report <format=file>",
        "write a further report to a file; can be given several times",
      ).argParser(reportOf),
    )
    .option("--output <file>", "write the report to a file instead of standard output")
    .action(async ({ policies, ...given }: ReviewOptions & { policies: string }) => {
      const { before = [], after = [], report = [], baseline = [] } = given;
      await run({ ...given, pack: policies, before, after, report, baseline });
    });
  refuseRepeats(command, ["report", "before", "after", "baseline"]);
}

function reportOf(text: string, earlier: readonly WantedReport[] = []): readonly WantedReport[] {
  const [, format = "", path = ""] = /^([a-z]+)=(.+)$/s.exec(text) ?? [];
  if (REVIEW_FORMATS.includes(format)) return [...earlier, { format, path }];
  throw new CannotJudge(
    `--report is not like markdown=review.md; give one of ${REVIEW_FORMATS.join(", ")}, and a file.`,
  );
}
