import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { withCliConfig } from "../../../infra/jobs/cli-config.js";
import { cleanEnvironment } from "../../../infra/jobs/environment.js";

const run = promisify(execFile);
const FIXTURES = resolve("policy-runner/test/fixtures");
/** A module that fixtures may call: what passes every rule. */
const EXAMPLES = resolve("policies/examples");
const CACHE = resolve(".work/fixtures");

/**
 * Plan JSON of a fixture, made by real Terraform with the real provider, offline: fixtures create
 * everything and read nothing. Kept in the work folder under a digest of what it was made from.
 *
 * @param variables values of the fixture's variables.
 * @returns the path of the plan JSON.
 */
export async function fixturePlan(
  name: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<string> {
  const digest = await digestOf([join(FIXTURES, name), EXAMPLES], variables);
  const plan = join(CACHE, `${name}-${digest}.json`);
  const known = await readFile(plan).catch(() => null);
  if (known === null) await makePlan(name, variables, plan);
  return plan;
}

async function makePlan(
  name: string,
  variables: Readonly<Record<string, string>>,
  plan: string,
): Promise<void> {
  const folder = join(CACHE, `${name}-${randomBytes(6).toString("hex")}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await cp(join(FIXTURES, name), folder, { recursive: true });
    await cp(EXAMPLES, join(folder, "examples"), { recursive: true });
    const wanted = { version: undefined, platform: "" };
    const env = withCliConfig(cleanEnvironment(process.env), folder, wanted);
    const terraform = async (...args: string[]) =>
      (await run("terraform", [`-chdir=${folder}`, ...args], { env, maxBuffer: 1 << 28 })).stdout;
    await terraform("init", "-input=false");
    const given = Object.entries(variables).map(([key, value]) => `-var=${key}=${value}`);
    await terraform("plan", "-input=false", "-refresh=false", "-out=saved", ...given);
    const json = await terraform("show", "-json", "saved");
    await writeFile(join(folder, "shown.json"), json, { mode: 0o600 });
    await rename(join(folder, "shown.json"), plan);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function digestOf(folders: readonly string[], variables: object): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify(variables));
  for (const folder of folders) {
    for (const path of (await readdir(folder, { recursive: true })).sort()) {
      if (!/\.(?:tf|json)$/.test(path)) continue;
      hash.update(`${path}\0${await readFile(join(folder, path), "utf8")}`);
    }
  }
  return hash.digest("hex").slice(0, 16);
}
