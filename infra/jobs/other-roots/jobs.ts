import { rmSync } from "node:fs";
import { join } from "node:path";
import { run } from "../command.js";
import { confirmWord } from "../confirmation.js";
import { sweepAbandoned } from "../leftovers.js";
import { PATHS } from "../paths.js";
import { workplace } from "../planning.js";
import { makePrivateFolder, makeRunFolder, writePrivately } from "../private-files.js";
import { type Request, readRequest } from "../request.js";
import { say } from "../say.js";
import { summary, terraform, type Workplace } from "../terraform.js";
import { type Access, openAccess } from "./access.js";
import { bootstrapOf, ORGANIZATION, type OtherRoot } from "./roots.js";

/** An interrupted apply ends what it has begun and writes its state; killed, it would lose it. */
const GRACE_MS = 15 * 60_000;

/** Plans, judges and applies infra/organization. */
export function organization(abort: AbortSignal): Promise<number> {
  return change(ORGANIZATION, abort, false);
}

/** Plans, judges and applies infra/bootstrap in the account of ENV. */
export function bootstrap(abort: AbortSignal): Promise<number> {
  return change(bootstrapOf(readRequest(process.env).environment), abort, false);
}

/** Destroys one of the two. */
export function destroyRoot(name: string, abort: AbortSignal): Promise<number> {
  const { environment } = readRequest(process.env);
  return change(name === "bootstrap" ? bootstrapOf(environment) : ORGANIZATION, abort, true);
}

async function change(root: OtherRoot, abort: AbortSignal, destroys: boolean): Promise<number> {
  const request = readRequest(process.env);
  sweepAbandoned();
  const folder = makeRunFolder();
  try {
    const access = await openAccess(root, request, abort);
    const place = await prepared(root, access, workplace(access.env, folder, abort));
    const plan = join(folder, "plan");
    say(`terraform plan${destroys ? " -destroy" : ""} ...`);
    const destroy = destroys ? ["-destroy"] : [];
    const words = ["plan", "-no-color", "-input=false", `-out=${plan}`, ...destroy];
    const planned = await terraform(place, [...words, ...root.planWords]);
    say(summary(planned.stdout));
    const code = destroys ? 0 : await judged(place, root, request);
    if (code === 2 || (code === 1 && !process.env.OVERRIDE_REASON?.trim())) {
      return code;
    }
    await confirmWord(request, destroys ? `destroy ${root.name}` : root.name, abort);
    await applied(place, plan);
    await keepOutputs(place, root, access, destroys);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Initializes the root with its local state, in the workspace of its environment. */
async function prepared(root: OtherRoot, access: Access, main: Workplace): Promise<Workplace> {
  const own = { ...main.root, folder: join(main.root.folder, root.folder) };
  const place = { ...main, root: own };
  const { folder } = access;
  if (folder !== undefined) {
    makePrivateFolder(PATHS.roots);
    makePrivateFolder(folder);
  }
  const paths =
    folder === undefined
      ? []
      : [
          `-backend-config=path=${join(folder, `${root.folder}.tfstate`)}`,
          `-backend-config=workspace_dir=${join(folder, root.folder)}`,
        ];
  const lock = main.root.locked ? ["-lockfile=readonly"] : [];
  say(`terraform init (${root.name}) ...`);
  await terraform(place, ["init", "-no-color", "-input=false", ...paths, ...lock]);
  if (root.environment !== undefined) {
    await terraform(place, ["workspace", "select", "-or-create", root.environment.name]);
  }
  return place;
}

async function judged(place: Workplace, root: OtherRoot, { target }: Request): Promise<number> {
  const json = join(place.folder, "plan.json");
  await terraform(place, ["show", "-json", join(place.folder, "plan")], { stdoutFile: json });
  const args = [PATHS.runner, "check", json, ...root.checkWords, "--target", target];
  const command = { file: process.execPath, args, env: place.env, inherit: true };
  const { code } = await run(command, place.abort);
  return code === 0 || code === 1 ? code : 2;
}

async function applied(place: Workplace, plan: string): Promise<void> {
  say("terraform apply ...");
  const words = ["apply", "-no-color", "-input=false", plan];
  const { stdout } = await terraform(place, words, { graceMs: GRACE_MS });
  say(summary(stdout));
}

/** Keeps what later targets ask for: which role deploys, and what it may do. */
async function keepOutputs(
  place: Workplace,
  root: OtherRoot,
  { folder }: Access,
  destroys: boolean,
): Promise<void> {
  if (folder === undefined) {
    return;
  }
  const file = join(folder, `${root.name}.json`);
  if (destroys) {
    rmSync(file, { force: true });
    return;
  }
  const { stdout } = await terraform(place, ["output", "-no-color", "-json"]);
  writePrivately(file, stdout);
}
