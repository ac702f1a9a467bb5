import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { run } from "../command.js";
import { emulatedEnvironment } from "../environment.js";
import { JobError } from "../errors.js";
import { PATHS, ROOT } from "../paths.js";
import { say } from "../say.js";

/** A branch, and the runner that judges for it. */
export interface Branch {
  readonly tree: string;
  readonly runner: string;
}

/** The base branch: the checkout that runs. */
export const BASE: Branch = { tree: ROOT, runner: PATHS.runner };

/** What the runner is made from. */
const SOURCES = ["policy-runner/src", "policy-runner/scanner", "package.json", "package-lock.json"];

/** What a program of the proposed branch has no need of: access, tokens, and the files that steer a job. */
const WITHHELD = /^(?:ACTIONS_|GITHUB_(?:TOKEN|ENV|PATH|OUTPUT|STATE|STEP_SUMMARY)$|GH_TOKEN$)/;

/** The environment of what judges: it reads files, and needs no access to anything. */
export function judgesEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(emulatedEnvironment(process.env));
  return Object.fromEntries(own.filter(([name]) => !WITHHELD.test(name)));
}

/**
 * The proposed branch with its own runner, which is the base branch's where it is made from the same.
 *
 * @throws JobError when it can not be built
 */
export async function proposedBranch(tree: string, abort: AbortSignal): Promise<Branch> {
  if (SOURCES.every((path) => isSame(join(ROOT, path), join(tree, path))))
    return { tree, runner: PATHS.runner };
  say("Building the proposed runner ...");
  if (!existsSync(join(tree, "node_modules"))) {
    await npm(tree, ["ci", "--no-audit", "--no-fund", "--no-update-notifier"], abort);
  }
  await npm(tree, ["run", "--silent", "build"], abort);
  return { tree, runner: join(tree, ".build/policy-runner/cli/bin.js") };
}

async function npm(tree: string, words: readonly string[], abort: AbortSignal): Promise<void> {
  const args = ["--prefix", tree, ...words];
  const { code, stdout, stderr } = await run(
    { file: "npm", args, env: judgesEnvironment(), cwd: tree },
    abort,
  );
  if (code === 0) return;
  say(`${stdout}${stderr}`.trim());
  throw new JobError(`The proposed runner can not be built: npm ${words[0]} ended with ${code}.`);
}

/** Whether two files or folders hold the same bytes. */
export function isSame(one: string, other: string): boolean {
  const [own, others] = [filesIn(one), filesIn(other)];
  return (
    own.length === others.length &&
    own.every(
      (path, place) =>
        path === others[place] && readFileSync(one + path).equals(readFileSync(other + path)),
    )
  );
}

/** Paths below a folder, or of a file itself; a link is like nothing that is none. */
function filesIn(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [""];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const below = join(entry.parentPath, entry.name).slice(path.length);
      return entry.isFile() ? below : `${below} -> link of ${path}`;
    })
    .sort();
}
