import { rmSync } from "node:fs";
import { join, relative } from "node:path";
import { withCliConfig } from "./cli-config.js";
import { run } from "./command.js";
import { cleanEnvironment, emulatedEnvironment, withoutProxies } from "./environment.js";
import { keepPlan, sweepAbandoned } from "./leftovers.js";
import { readLock } from "./lock.js";
import { PATHS, ROOT } from "./paths.js";
import { makeRunFolder } from "./private-files.js";
import { type Request, readRequest } from "./request.js";
import { chooseRootModule } from "./root-module.js";
import { say } from "./say.js";
import { type Environment, readEnvironment } from "./settings.js";
import { openTarget } from "./target.js";
import { terraform, terraformEnvironment, type Workplace } from "./terraform.js";

/** Plans one environment and has the plan judged; the exit code is the judge's. */
export async function planCheck(abort: AbortSignal): Promise<number> {
  const request = readRequest(process.env);
  const environment = readEnvironment(request.environment);
  sweepAbandoned();
  const folder = makeRunFolder();
  try {
    const target = await openTarget(request, environment, folder, abort);
    try {
      const place = workplace(target.env, folder, abort);
      const plan = await makePlan(place, request, environment);
      return await judge(plan, request, abort);
    } finally {
      await target.close();
    }
  } finally {
    if (request.keepPlan) {
      keepPlan(folder, request.suffix);
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

function workplace(access: NodeJS.ProcessEnv, folder: string, abort: AbortSignal): Workplace {
  const platform = process.env.TERRAFORM_PLATFORM ?? "";
  const root = chooseRootModule(platform);
  if (root.notice !== undefined) {
    say(root.notice);
  }
  const configured = withCliConfig(access, folder, { version: readLock().version, platform });
  return { root, folder, abort, platform, env: terraformEnvironment(configured, folder) };
}

async function makePlan(
  place: Workplace,
  request: Request,
  environment: Environment,
): Promise<string> {
  say("terraform init ...");
  await terraform(place, initArguments(place, request, environment));
  // The emulator is on this machine; only init, which may ask a registry, can need a proxy.
  const local = request.target === "emulated" ? withoutProxies(place.env) : place.env;
  const inside = { ...place, env: local };
  await terraform(inside, ["workspace", "select", "-or-create", environment.name]);
  say("terraform plan ...");
  const plan = join(place.folder, "plan");
  await terraform(inside, planArguments(plan, request, environment));
  const json = join(place.folder, "plan.json");
  await terraform(inside, ["show", "-json", plan], { stdoutFile: json });
  return json;
}

function initArguments(place: Workplace, request: Request, { backend }: Environment): string[] {
  return [
    "init",
    "-no-color",
    "-input=false",
    `-backend-config=${backend.file}`,
    `-backend-config=key=payment/${request.suffix}/terraform.tfstate`,
    ...(place.root.locked ? ["-lockfile=readonly"] : []),
  ];
}

function planArguments(plan: string, request: Request, { variables }: Environment): string[] {
  return [
    "plan",
    "-no-color",
    "-input=false",
    "-lock-timeout=60s",
    `-var-file=${variables}`,
    `-var=environment_suffix=${request.suffix}`,
    `-out=${plan}`,
  ];
}

async function judge(plan: string, request: Request, abort: AbortSignal): Promise<number> {
  const options = ["--env", request.environment, "--source", relative(ROOT, PATHS.infra)];
  const words = [PATHS.runner, "check", plan, ...options, "--target", request.target];
  const args = [...words, ...request.checkArguments];
  // The judge reads a file: it needs no access to any AWS.
  const env =
    request.target === "aws" ? cleanEnvironment(process.env) : emulatedEnvironment(process.env);
  const { code } = await run({ file: process.execPath, args, env, inherit: true }, abort);
  // A judge that crashed has not judged.
  return code === 0 || code === 1 ? code : 2;
}
