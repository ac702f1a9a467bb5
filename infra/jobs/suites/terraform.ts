import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { run } from "../command.js";
import { PATHS, ROOT } from "../paths.js";
import { readRequest } from "../request.js";
import { environmentNames, readEnvironment } from "../settings.js";
import { openTarget } from "../target.js";
import { globSync } from "./files.js";
import { parseTerraformTest, parseValidate } from "./parse.js";
import { sum } from "./tally.js";
import { TerraformCopy } from "./terraform-copy.js";
import type { Suite, SuiteContext, SuiteResult } from "./types.js";

async function format({ env, abort }: SuiteContext): Promise<SuiteResult> {
  const folders = ["infra", "tfvars"];
  const files = folders.flatMap((folder) => globSync(folder, ".tf", ".tfvars", ".hcl"));
  const listed = folders.map(async (folder) => {
    const args = ["fmt", "-check", "-recursive", "-no-color", folder];
    const { code, stdout, stderr } = await run({ file: "terraform", args, env }, abort);
    return { names: stdout.split("\n").filter(Boolean), broken: code !== 0 && code !== 3, stderr };
  });
  const answers = await Promise.all(listed);
  const failed = answers.reduce((n, { names, broken }) => n + (broken ? 1 : names.length), 0);
  const detail = answers.flatMap(({ names, stderr }) => [...names, stderr]).filter(Boolean);
  return { passed: Math.max(files.length - failed, 0), failed, detail: detail.join("\n") };
}

/** Roots beside the main one, each with tests of its own. */
const OTHER_ROOTS = ["bootstrap", "organization"];

async function validate(context: SuiteContext): Promise<SuiteResult> {
  const copy = new TerraformCopy(context);
  const results: SuiteResult[] = [];
  for (const root of ["", ...OTHER_ROOTS]) {
    const { stdout, stderr } = await copy.run(root, ["validate", "-json"]);
    const broken = { passed: 0, failed: 1, detail: stderr };
    results.push(stdout === "" ? broken : parseValidate(stdout));
  }
  return sum(results);
}

async function test(context: SuiteContext): Promise<SuiteResult> {
  const copy = new TerraformCopy(context);
  const results: SuiteResult[] = [];
  for (const module of testedModules()) {
    // What an account's bootstrap is asked for has to be what the workspace says.
    const env = module === "bootstrap" ? { TF_WORKSPACE: "dev" } : {};
    results.push(await testModule(copy, module, ["test", "-json", "-no-color"], env));
  }
  return sum(results);
}

async function testModule(
  copy: TerraformCopy,
  module: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<SuiteResult> {
  const { stdout, stderr } = await copy.run(module, words, env);
  const result = parseTerraformTest(stdout);
  const detail = result.failed > 0 ? `infra/${module}: ${result.detail}\n${stderr}` : "";
  return { ...result, detail };
}

/** The whole root, whose ephemeral resources Terraform cannot mock, against an emulated AWS. */
async function testEmulated(context: SuiteContext): Promise<SuiteResult> {
  const copy = new TerraformCopy(context);
  const results: SuiteResult[] = [];
  for (const name of environmentNames()) {
    const environment = readEnvironment(name);
    const request = readRequest({ ENV: name });
    const target = await openTarget(request, environment, context.folder, context.abort);
    try {
      const words = ["test", "-json", "-no-color", "-test-directory=tests/emulated"];
      const env = { ...target.env, TF_WORKSPACE: name };
      results.push(
        await testModule(copy, "", [...words, `-var-file=${environment.variables}`], env),
      );
    } finally {
      await target.close();
    }
  }
  return sum(results);
}

/** The root and the modules that have tests of their own; a module without any is a failure. */
function testedModules(): string[] {
  const modules = globSync("infra/modules", "/main.tf").map(dirname);
  const roots = ["", ...OTHER_ROOTS].map((name) => join("infra", name));
  return [...roots, ...modules]
    .filter((folder) => existsSync(join(ROOT, folder, "tests")))
    .map((folder) => relative(PATHS.infra, join(ROOT, folder)));
}

/** Format, validity and tests of the configuration. */
export const TERRAFORM_SUITES: readonly Suite[] = [
  { name: "terraform fmt", run: format },
  { name: "terraform validate", run: validate },
  { name: "terraform test", run: test },
];

/** Tests of the whole configuration, which is planned against an emulated AWS. */
export const TERRAFORM_PLAN_SUITES: readonly Suite[] = [
  { name: "terraform test, emulated", run: testEmulated },
];
