import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { run } from "../command.js";
import { sweepAbandoned } from "../leftovers.js";
import { makePlan, workplace } from "../planning.js";
import { makeRunFolder } from "../private-files.js";
import { type Request, readRequest } from "../request.js";
import { say } from "../say.js";
import { readEnvironment } from "../settings.js";
import { openTarget } from "../target.js";
import { couldNot, proposedTree, reportFolder, summarize } from "./places.js";
import { BASE, type Branch, judgesEnvironment, proposedBranch } from "./runners.js";

/**
 * Plans the proposed configuration of one environment and has the plan judged twice: by the base branch's
 * policies, then by the proposed ones. The second decides; what the first finds and the second does not
 * is for the review. Only reports are left.
 */
export async function judgeProposed(abort: AbortSignal): Promise<number> {
  const request = readRequest(process.env);
  const tree = proposedTree();
  const reports = reportFolder(request.environment);
  sweepAbandoned();
  const folder = makeRunFolder();
  try {
    const plan = await planOf(request, folder, abort);
    say("Judging by the policies of the base branch ...");
    const first = await judge(BASE, request, [plan, ...baseReports(reports)], abort);
    if (first.code > 1) return couldNot(first.stderr);
    const proposed = await proposedBranch(tree, abort);
    say("Judging by the proposed policies ...");
    const second = await judge(proposed, request, [plan, ...proposedReports(reports)], abort);
    process.stdout.write(annotationsOf(second.stdout));
    if (second.code > 1) return couldNot(second.stderr);
    summarize(readFileSync(join(reports, "report.md"), "utf8"));
    return second.code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function planOf(request: Request, folder: string, abort: AbortSignal): Promise<string> {
  const environment = readEnvironment(request.environment);
  const target = await openTarget(request, environment, folder, abort);
  try {
    return await makePlan(workplace(target.env, folder, abort), request, environment);
  } finally {
    await target.close();
  }
}

function baseReports(folder: string): readonly string[] {
  return ["--format", "json", "--output", join(folder, "before.json")];
}

function proposedReports(folder: string): readonly string[] {
  const reports = { json: "after.json", sarif: "report.sarif", markdown: "report.md" };
  const files = Object.entries({ ...reports, html: "report.html" });
  const words = files.flatMap(([format, name]) => ["--report", `${format}=${join(folder, name)}`]);
  return ["--format", "github", ...words];
}

/** Runs a branch's runner in its own tree, so that files are named as the repository names them. */
async function judge(
  { tree, runner }: Branch,
  { environment, target }: Request,
  words: readonly string[],
  abort: AbortSignal,
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const waivers = "policies/waivers.yaml";
  const args = [
    ...[runner, "check", ...words, "--env", environment, "--target", target],
    ...["--pack", "policies/dist", "--source", "infra"],
    ...(existsSync(join(tree, waivers)) ? ["--waivers", waivers] : []),
  ];
  const command = { file: process.execPath, args, env: judgesEnvironment(), cwd: tree };
  return await run(command, abort);
}

/** Whatever else a proposed runner prints is no word to the job. */
export function annotationsOf(stdout: string): string {
  const lines = stdout.split("\n").filter((line) => /^::(?:error|warning|notice) /.test(line));
  return lines.map((line) => `${line}\n`).join("");
}
