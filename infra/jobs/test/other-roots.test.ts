import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect } from "chai";
import { MANAGEMENT } from "../../emulator/access.js";
import { withCliConfig } from "../cli-config.js";
import { run } from "../command.js";
import { readLock } from "../lock.js";
import { PATHS, ROOT } from "../paths.js";
import { readRequest } from "../request.js";
import { copyConfiguration } from "../root-module.js";
import { readEnvironment } from "../settings.js";
import { openTarget, type Target } from "../target.js";
import { terraformEnvironment } from "../terraform.js";

const ABORT = new AbortController().signal;
const lock = (folder: string): string => readFileSync(`${folder}/.terraform.lock.hcl`, "utf8");

describe("infra/bootstrap and infra/organization", function () {
  this.timeout(120_000);
  let folder: string;
  let infra: string;
  let target: Target;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "other-roots-"));
    infra = copyConfiguration(join(folder, "copy"), { tests: false });
    const request = readRequest({ ENV: "dev" });
    target = await openTarget(request, readEnvironment("dev"), folder, ABORT);
  });
  after(async () => {
    await target?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Plans a root as its README says, and returns the plan as JSON in a file. */
  async function plan(root: string, access: NodeJS.ProcessEnv, words: string[]): Promise<string> {
    const wanted = { version: readLock().version, platform: process.env.TERRAFORM_PLATFORM ?? "" };
    const data = join(folder, root);
    const env = terraformEnvironment(withCliConfig(access, folder, wanted), data);
    const terraform = async (args: string[], stdoutFile?: string): Promise<void> => {
      const chdir = `-chdir=${join(infra, root)}`;
      const output = stdoutFile === undefined ? {} : { stdoutFile };
      const ended = await run({ file: "terraform", args: [chdir, ...args], env, ...output }, ABORT);
      expect(ended.code, ended.stderr).to.equal(0);
    };
    const file = join(folder, `${root}.plan`);
    await terraform(["init", "-no-color"]);
    if (root === "bootstrap") {
      await terraform(["workspace", "select", "-or-create", "dev"]);
    }
    await terraform(["plan", "-no-color", `-out=${file}`, ...words]);
    await terraform(["show", "-json", file], `${file}.json`);
    return `${file}.json`;
  }

  async function judge(plan: string, root: string, words: string[]): Promise<string> {
    const source = relative(ROOT, join(PATHS.infra, root));
    const args = [PATHS.runner, "check", plan, "--source", source, "--target", "emulated"];
    const command = { file: process.execPath, args: [...args, ...words], env: process.env };
    const { code, stdout, stderr } = await run(command, ABORT);
    return `${code} ${stdout.trim().split("\n").at(-1)}${stderr}`;
  }

  it("are planned under the provider lock of the main configuration", () => {
    expect(lock("infra/bootstrap")).to.equal(lock("infra"));
    expect(lock("infra/organization")).to.equal(lock("infra"));
  });

  it("pass the policies: the bootstrap of an account", async () => {
    const file = await plan("bootstrap", target.env, [
      `-var-file=${readEnvironment("dev").variables}`,
    ]);
    expect(await judge(file, "bootstrap", ["--env", "dev"])).to.match(/^0 PASSED: dev, .* 0 block/);
  });

  it("pass the policies: the organization, for which alone the tags of one environment are not asked", async () => {
    const management = {
      ...target.env,
      AWS_ACCESS_KEY_ID: MANAGEMENT.accessKeyId,
      AWS_SECRET_ACCESS_KEY: MANAGEMENT.secretAccessKey,
      AWS_SESSION_TOKEN: MANAGEMENT.sessionToken,
    };
    const file = await plan("organization", management, []);
    const config = ["--env", "organization", "--config", "infra/organization/policy-check.yaml"];
    expect(await judge(file, "organization", config)).to.match(/^0 PASSED: organization/);
    expect(await judge(file, "organization", ["--env", "dev"])).to.match(/^1 VIOLATIONS/);
  });
});
