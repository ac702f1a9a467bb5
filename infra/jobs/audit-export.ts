import { relative } from "node:path";
import { withPlans } from "./all-plans.js";
import { run } from "./command.js";
import { emulatedEnvironment } from "./environment.js";
import { PATHS, ROOT } from "./paths.js";
import { readRequest } from "./request.js";
import { say } from "./say.js";
import { environmentNames } from "./settings.js";

/** Where evidence goes unless OUTPUT says otherwise. */
const OUTPUT = "audit-export";

/** The private key and its passphrase, which nothing sees but what signs. */
const SECRETS = ["POLICY_RUNNER_SIGNING_KEY", "POLICY_RUNNER_SIGNING_KEY_PASSPHRASE"];

/** Plans every environment, or the one of ENV, and writes evidence of them: a folder and an archive. */
export function auditExport(abort: AbortSignal): Promise<number> {
  const { environment } = readRequest(process.env);
  const secrets = Object.fromEntries(SECRETS.map((name) => [name, process.env[name]]));
  for (const name of SECRETS) delete process.env[name];
  const names = environment === "" ? environmentNames() : [environment];
  return withPlans(names, abort, async (plans) => {
    const args = [PATHS.runner, "export", ...plans, ...(await words(process.env, abort))];
    // What judges and signs reads files: it needs no access to any AWS.
    const env = { ...emulatedEnvironment(process.env), ...secrets };
    const { code } = await run({ file: process.execPath, args, env, inherit: true }, abort);
    return code === 0 || code === 1 ? code : 2;
  });
}

async function words(env: NodeJS.ProcessEnv, abort: AbortSignal): Promise<readonly string[]> {
  const { target, checkArguments } = readRequest({ ...env, FORMAT: "", OUTPUT: "" });
  const output = env.OUTPUT || OUTPUT;
  const commit = await commitOf(abort);
  return [
    ...["--output", output, "--archive", `${output.replace(/\/+$/, "")}.tar.gz`],
    ...["--target", target, "--source", relative(ROOT, PATHS.infra)],
    ...["--waivers", "policies/waivers.yaml", "--variations", "policies/variations.yaml"],
    ...(env.ACCOUNTS ? ["--accounts", env.ACCOUNTS] : []),
    ...(env.KEY ? ["--key", env.KEY] : []),
    ...(commit === null ? [] : ["--commit", commit]),
    ...checkArguments,
  ];
}

/** The commit that was planned: none where the checkout holds something else. */
async function commitOf(abort: AbortSignal): Promise<string | null> {
  const git = (...args: readonly string[]) =>
    run({ file: "git", args: [...args], env: process.env }, abort).catch(() => null);
  const changes = await git("status", "--porcelain");
  const head = await git("rev-parse", "HEAD");
  if (changes?.code === 0 && changes.stdout === "" && head?.code === 0) return head.stdout.trim();
  say("The checkout is not as it was committed: the evidence names no commit.");
  return null;
}
