import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withPlans } from "../all-plans.js";
import { type Outcome, run } from "../command.js";
import { environmentNames } from "../settings.js";
import { couldNot, proposedTree, reportFolder, summarize } from "./places.js";
import { BASE, type Branch, judgesEnvironment, proposedBranch } from "./runners.js";

/**
 * Plans the proposed configuration of every environment, against emulated accounts, and compares the
 * plans twice: by what the base branch declares to differ, then by what the proposed one does. The second
 * decides; what it declares besides is for the review.
 */
export function compareProposed(abort: AbortSignal): Promise<number> {
  const tree = proposedTree();
  const reports = reportFolder("parity");
  return withPlans(environmentNames(), abort, async (plans) => {
    const first = await compare(BASE, plans, join(reports, "before.md"), abort);
    if (first.code > 1) return couldNot(first.stderr);
    const report = join(reports, "report.md");
    const second = await compare(await proposedBranch(tree, abort), plans, report, abort);
    if (second.code > 1) return couldNot(second.stderr);
    summarize(readFileSync(report, "utf8"));
    process.stdout.write(annotation(second));
    return second.code;
  });
}

function compare(
  { tree, runner }: Branch,
  plans: readonly string[],
  report: string,
  abort: AbortSignal,
): Promise<Outcome> {
  const variations = "policies/variations.yaml";
  const args = [
    ...[runner, "compare", ...plans, "--pack", "policies/dist", "--source", "infra"],
    ...(existsSync(join(tree, variations)) ? ["--variations", variations] : []),
    ...["--format", "markdown", "--output", report],
  ];
  return run({ file: process.execPath, args, env: judgesEnvironment(), cwd: tree }, abort);
}

/** What the comparison says in one line, on the file that would declare what differs. */
function annotation({ code, stderr }: Outcome): string {
  const kind = code === 0 ? "notice" : "error";
  const words = (stderr.split("\n")[0] ?? "").replace(/\p{Cc}/gu, "?").replaceAll("%", "%25");
  return `::${kind} file=policies/variations.yaml,title=parity::${words}\n`;
}
