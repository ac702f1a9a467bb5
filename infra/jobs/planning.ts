import { join, relative } from "node:path";
import { withCliConfig } from "./cli-config.js";
import { run } from "./command.js";
import { cleanEnvironment, emulatedEnvironment, withoutProxies } from "./environment.js";
import { readLock } from "./lock.js";
import { PATHS, ROOT } from "./paths.js";
import type { Request } from "./request.js";
import { chooseRootModule } from "./root-module.js";
import { say } from "./say.js";
import type { Environment } from "./settings.js";
import { terraform, terraformEnvironment, type Workplace } from "./terraform.js";

/** Where Terraform runs, with the provider that the lock vouches for. */
export function workplace(
  access: NodeJS.ProcessEnv,
  folder: string,
  abort: AbortSignal,
): Workplace {
  const platform = process.env.TERRAFORM_PLATFORM ?? "";
  const root = chooseRootModule(platform);
  if (root.notice !== undefined) {
    say(root.notice);
  }
  const configured = withCliConfig(access, folder, { version: readLock().version, platform });
  return { root, folder, abort, platform, env: terraformEnvironment(configured, folder) };
}

/** Initializes the root in the environment's workspace; what runs after it uses the result. */
export async function initialize(
  place: Workplace,
  request: Request,
  environment: Environment,
): Promise<Workplace> {
  say("terraform init ...");
  await terraform(place, initArguments(place, request, environment));
  // The emulator is on this machine; only init, which may ask a registry, can need a proxy.
  const local = request.target === "emulated" ? withoutProxies(place.env) : place.env;
  const inside = { ...place, env: local };
  await terraform(inside, ["workspace", "select", "-or-create", environment.name]);
  return inside;
}

/**
 * Plans into the run's folder; gives the path of the plan's JSON.
 *
 * @param options further words for `terraform plan`
 */
export async function makePlan(
  place: Workplace,
  request: Request,
  environment: Environment,
  options: readonly string[] = [],
): Promise<string> {
  const inside = await initialize(place, request, environment);
  say("terraform plan ...");
  const plan = join(place.folder, "plan");
  await terraform(inside, [...planArguments(plan, request, environment), ...options]);
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

/** The words of a plan of the main configuration; `more` are further ones, such as -destroy. */
export function planArguments(
  plan: string,
  { suffix, vpcCidr }: Request,
  { variables }: Environment,
  more: readonly string[] = [],
): string[] {
  return [
    "plan",
    "-no-color",
    "-input=false",
    "-lock-timeout=60s",
    `-var-file=${variables}`,
    `-var=environment_suffix=${suffix}`,
    ...(vpcCidr === undefined ? [] : [`-var=vpc_cidr=${vpcCidr}`]),
    `-out=${plan}`,
    ...more,
  ];
}

/** Has a plan judged; 0 for passed, 1 for violations, 2 for not judged. */
export async function judge(plan: string, request: Request, abort: AbortSignal): Promise<number> {
  const options = ["--env", request.environment, "--source", relative(ROOT, PATHS.infra)];
  // ARGS may name other waivers.
  const waivers = request.checkArguments.includes("--waivers")
    ? []
    : ["--waivers", "policies/waivers.yaml"];
  const words = [PATHS.runner, "check", plan, ...options, "--target", request.target];
  const args = [...words, ...waivers, ...request.checkArguments];
  // The judge reads a file: it needs no access to any AWS.
  const env =
    request.target === "aws" ? cleanEnvironment(process.env) : emulatedEnvironment(process.env);
  const { code } = await run({ file: process.execPath, args, env, inherit: true }, abort);
  // A judge that crashed has not judged.
  return code === 0 || code === 1 ? code : 2;
}
