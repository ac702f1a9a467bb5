import { type Command, Option } from "commander";
import type { ApprovalsOptions } from "../commands/approvals.js";
import type { WantedReport } from "../commands/check.js";
import type { CommentOptions } from "../commands/comment.js";
import type { ReviewOptions } from "../commands/review.js";
import type { Said } from "../commands/said.js";
import { CannotJudge } from "../errors.js";
import { refuseRepeats } from "./shared.js";

/** Forms of a review; a test holds them to those that there are. */
export const REVIEW_FORMATS = ["text", "json", "markdown", "github"];

/**
 * Commands of the job that judges pull requests; each is loaded only when it is asked for.
 *
 * @param tell is told what the command has to say
 */
export function gateCommands(
  program: Command,
  env: NodeJS.ProcessEnv,
  tell: (said: Said) => void,
): void {
  reviewCommand(program, async (options) => {
    tell(await (await import("../commands/review.js")).review(options));
  });
  commentCommand(program, async (options) => {
    tell(await (await import("../commands/comment.js")).comment({ ...options, env }));
  });
  approvalsCommand(program, async (options) => {
    tell(await (await import("../commands/approvals.js")).approvals({ ...options, env }));
  });
}

/** The command that says whether a proposed change makes the gate milder. */
function reviewCommand(program: Command, run: (options: ReviewOptions) => Promise<void>): void {
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
      const named = namedParts(command);
      await run({ ...given, pack: policies, before, after, report, baseline, named });
    });
  refuseRepeats(command, ["report", "before", "after", "baseline"]);
}

/** The parts of a gate of which the command line itself says where they are. */
function namedParts(command: Command): ReviewOptions["named"] {
  return ["policies", "config", "waivers", "variations", "baseline"]
    .filter((name) => command.getOptionValueSource(name) === "cli")
    .flatMap((name) =>
      [command.getOptionValue(name) as string | readonly string[]]
        .flat()
        .map((path) => [`--${name}`, path] as const),
    );
}

function reportOf(text: string, earlier: readonly WantedReport[] = []): readonly WantedReport[] {
  const [, format = "", path = ""] = /^([a-z]+)=(.+)$/s.exec(text) ?? [];
  if (REVIEW_FORMATS.includes(format)) return [...earlier, { format, path }];
  throw new CannotJudge(
    `--report is not like markdown=review.md; give one of ${REVIEW_FORMATS.join(", ")}, and a file.`,
  );
}

/** The command that writes one comment on the pull request of a job. */
function commentCommand(
  program: Command,
  run: (options: Omit<CommentOptions, "env">) => Promise<void>,
): void {
  const command = program
    .command("comment")
    .description(
      "Writes one comment on the pull request of a GitHub Actions job, or writes it anew.",
    )
    .requiredOption("--body <file...>", "Markdown reports, in the order in which they are shown")
    .option("--marker <name>", "by which a later run finds the comment again", "policy")
    .action(run);
  refuseRepeats(command, ["body"]);
}

/** The command that asks GitHub who has approved a pull request. */
function approvalsCommand(
  program: Command,
  run: (options: Omit<ApprovalsOptions, "env">) => Promise<void>,
): void {
  const command = program
    .command("approvals")
    .description("Asks GitHub who has approved the pull request of a job, for review.")
    .requiredOption("--output <file>", "what review takes as --approvals")
    .action(run);
  refuseRepeats(command);
}
