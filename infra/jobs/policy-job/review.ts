import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Outcome, run } from "../command.js";
import { JobError } from "../errors.js";
import { PATHS, ROOT } from "../paths.js";
import { say } from "../say.js";
import { environmentNames } from "../settings.js";
import { isMissing } from "../system.js";
import { couldNot, proposedTree, REPORTS, reportFolder, summarize } from "./places.js";
import { isSame, judgesEnvironment } from "./runners.js";

/** What policies are compiled from, and to. */
const COMPILED = [
  ...["capabilities.json", "dist", "examples", "frameworks", "lib", "main.rego"],
  ...["pack.yaml", "params", "rules", "schemas"],
];

/** Results of one plan by both branches. */
const PAIR = ["before.json", "after.json"] as const;

/**
 * Says what the proposed branch makes milder in the gate, and whether an owner has approved it; writes
 * one comment of all reports. Nothing of the proposed branch is run here: it is read.
 */
export async function reviewProposed(abort: AbortSignal): Promise<number> {
  const tree = proposedTree();
  const reports = reportFolder("review");
  await assertCompiled(tree, abort);
  const approvals = join(reports, "approvals.json");
  const asked = await runner(["approvals", "--output", approvals], withToken(), abort);
  process.stdout.write(asked.stdout);
  if (asked.code !== 0) throw new JobError(asked.stderr.trim());
  const names = environmentNames();
  const judged = names.filter((name) => PAIR.every((file) => existsSync(partOf(name, file))));
  const result = await review(tree, judged, [reports, approvals], abort);
  process.stdout.write(result.stdout);
  if (result.code > 1) couldNot(result.stderr);
  const review_ = join(reports, "review.md");
  if (existsSync(review_)) summarize(readFileSync(review_, "utf8"));
  await comment([review_, ...names.map((name) => partOf(name, "report.md"))], abort);
  const missing = names.filter((name) => !judged.includes(name));
  if (missing.length === 0) return result.code;
  return couldNot(`There is no result of ${missing.join(", ")}: the change is not judged.`);
}

function partOf(part: string, file: string): string {
  return join(REPORTS, `policy-${part}`, file);
}

/** The token is for GitHub's API, and for nothing else that runs. */
function withToken(): NodeJS.ProcessEnv {
  return { ...judgesEnvironment(), GITHUB_TOKEN: process.env.GITHUB_TOKEN ?? "" };
}

function runner(
  words: readonly string[],
  env: NodeJS.ProcessEnv,
  abort: AbortSignal,
): Promise<Outcome> {
  return run({ file: process.execPath, args: [PATHS.runner, ...words], env }, abort);
}

/**
 * Compiled policies judge, and their sources are what people review.
 *
 * @throws JobError when they are not the same, or nobody can tell
 */
async function assertCompiled(tree: string, abort: AbortSignal): Promise<void> {
  if (COMPILED.every((part) => isSame(join(ROOT, "policies", part), join(tree, "policies", part))))
    return;
  if (isMissing("opa", process.env)) {
    throw new JobError(
      "Policies have changed, and there is no OPA to tell whether the compiled ones are theirs; install OPA 1.22.2.",
    );
  }
  const words = ["build", join(tree, "policies"), "--check"];
  const { code, stdout, stderr } = await runner(words, judgesEnvironment(), abort);
  if (code !== 0) throw new JobError(`${stdout}${stderr}`.trim());
}

async function review(
  tree: string,
  judged: readonly string[],
  [reports, approvals]: readonly [string, string],
  abort: AbortSignal,
): Promise<Outcome> {
  const results = (file: (typeof PAIR)[number]) => judged.map((name) => partOf(name, file));
  const [before, after] = [results("before.json"), results("after.json")];
  const words = [
    ...["review", "--base", ROOT, "--head", tree, "--approvals", approvals],
    ...(judged.length === 0 ? [] : ["--before", ...before, "--after", ...after]),
    ...["--format", "github", "--report", `json=${join(reports, "review.json")}`],
    ...["--report", `markdown=${join(reports, "review.md")}`],
  ];
  return runner(words, judgesEnvironment(), abort);
}

/** Whatever there is of the reports; where GitHub does not take them, the summary says the same. */
async function comment(reports: readonly string[], abort: AbortSignal): Promise<void> {
  const found = [...reports, partOf("parity", "report.md")].filter((path) => existsSync(path));
  if (found.length === 0) return;
  const { stdout, stderr } = await runner(["comment", "--body", ...found], withToken(), abort);
  process.stdout.write(stdout);
  if (stderr !== "") say(stderr.trim());
}
