import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { copyCheckout, deleteCopies } from "./support/checkout.js";
import { processesOf, runIn, type Started, start, until } from "./support/processes.js";
import { fakeTerraform } from "./support/tools.js";

const LOCK = "infra/.terraform.lock.hcl";

describe("make plan-check", function () {
  this.timeout(240_000);
  let copy: string;

  beforeEach(() => {
    copy = copyCheckout();
  });
  afterEach(deleteCopies);

  it("judges a real plan, sets nothing up again and leaves nothing behind", async () => {
    const lock = readFileSync(join(copy, LOCK), "utf8");
    const ended = await runIn(copy, "make", ["plan-check", "ENV=dev", "KEEP_PLAN=1"]);
    expect(ended.stderr).to.match(/^target: emulated \(/);
    expect(ended.stderr).not.to.include("Setting up");
    expect(ended.stdout).to.match(/PASSED: dev.*\n$/);
    expect(ended.code).to.equal(0);
    expectKept(copy, /Kept: (\S+) /.exec(ended.stderr)?.[1] ?? "");
    expect(readFileSync(join(copy, LOCK), "utf8")).to.equal(lock);
    expectNothingLeft(copy);
  });

  it("runs on a platform that the lock lacks, and says so", async () => {
    writeFileSync(join(copy, "infra/jobs/lock-platforms.json"), "{}\n");
    const lock = readFileSync(join(copy, LOCK), "utf8");
    const ended = await runIn(copy, "make", ["plan-check", "ENV=dev"]);
    expect(ended.stderr).to.match(/has no hash for \S+: this run uses a copy, \.work\/unlocked\//);
    expect(ended.code, ended.stderr).to.equal(0);
    expect(readFileSync(join(copy, LOCK), "utf8")).to.equal(lock);
    expectNothingLeft(copy);
  });

  it("refuses a provider that is not the one that the lock vouches for", async () => {
    const platforms = join(copy, "infra/jobs/lock-platforms.json");
    const other = "h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    for (const path of [platforms, join(copy, LOCK)]) {
      writeFileSync(path, readFileSync(path, "utf8").replace(/h1:[\w+/=]+/g, other));
    }
    const ended = await runIn(copy, "make", ["plan-check", "ENV=dev"]);
    expect(ended.stderr).to.match(/is not the one that infra\/\.terraform\.lock\.hcl vouches for/);
    expect(ended.code).to.equal(2);
    expectNothingLeft(copy);
  });

  it("ends on Ctrl-C, which reaches the whole process group", async () => {
    const run = start("make", ["plan-check", "ENV=dev"], copy);
    await duringPlan(run, copy);
    process.kill(-(run.child.pid ?? 0), "SIGINT");
    const ended = await run.ended;
    expect(ended.signal === "SIGINT" || ended.code === 130 || ended.code === 2).to.equal(true);
    expectNothingLeft(copy);
  });

  for (const [signal, status] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const) {
    it(`ends on ${signal} to the job alone`, async () => {
      const run = start("bash", ["infra/jobs/run", "plan-check"], copy, { ENV: "dev" });
      await duringPlan(run, copy);
      run.child.kill(signal);
      expect((await run.ended).code).to.equal(status);
      expectNothingLeft(copy);
    });
  }

  it("ends although Terraform hangs", async () => {
    const script = `trap '' INT TERM\nwhile :; do sleep 1; done\n# ${copy}`;
    const PATH = fakeTerraform(join(copy, ".work"), script);
    const run = start("bash", ["infra/jobs/run", "plan-check"], copy, { ENV: "dev", PATH });
    await run.wrote("terraform init ...");
    await until(() => processesOf(`${copy}/.work/fake-bin/terraform`).length > 0);
    run.child.kill("SIGINT");
    expect((await run.ended).code).to.equal(130);
    expectNothingLeft(copy);
  });

  it("leaves no emulator when it is killed outright, and the next run no plan", async () => {
    const PATH = fakeTerraform(join(copy, ".work"), "sleep 2; exit 1");
    const env = { ENV: "dev", PATH };
    const run = start("bash", ["infra/jobs/run", "plan-check"], copy, env);
    await run.wrote("terraform init ...");
    run.child.kill("SIGKILL");
    await until(() => processesOf(copy).length === 0);
    await run.ended;
    await runIn(copy, "bash", ["infra/jobs/run", "plan-check"], env);
    expectNothingLeft(copy);
  });

  it("hides real credentials and what bends Terraform from what it starts", async () => {
    const dump = join(copy, ".work/dump");
    const PATH = fakeTerraform(join(copy, ".work"), `env >>"${dump}"; exit 1`);
    const secret = "Zq7Lw2Nx8Rb4Tk6V";
    const inherited = {
      AWS_ACCESS_KEY_ID: `AKIA${secret}`,
      AWS_SECRET_ACCESS_KEY: secret,
      AWS_PROFILE: secret,
      AWS_CA_BUNDLE: secret,
      TF_LOG: "TRACE",
      TF_VAR_project: secret,
      TF_CLI_ARGS_plan: "-destroy",
      TF_WORKSPACE: "prod",
      MAKEFLAGS: "-k",
    };
    await runIn(copy, "make", ["plan-check", "ENV=dev"], { PATH, ...inherited });
    const seen = readFileSync(dump, "utf8");
    expect(seen).not.to.include(secret);
    expect(seen).not.to.match(/^(TF_LOG|TF_VAR_\w+|TF_CLI_ARGS\w*|TF_WORKSPACE|MAKEFLAGS)=/m);
    expect(seen).to.match(/^AWS_ENDPOINT_URL=http:\/\/127\.0\.0\.1:\d+$/m);
    expect(seen).to.match(/^AWS_SHARED_CREDENTIALS_FILE=\/dev\/null$/m);
  });

  it("ignores a CLI configuration that is not there", async () => {
    const dump = join(copy, ".work/dump");
    const PATH = fakeTerraform(join(copy, ".work"), `env >>"${dump}"; exit 1`);
    const TF_CLI_CONFIG_FILE = join(copy, "absent.tfrc");
    await runIn(copy, "make", ["plan-check", "ENV=dev"], { PATH, TF_CLI_CONFIG_FILE });
    expect(readFileSync(dump, "utf8")).not.to.include("absent.tfrc");
  });
});

async function duringPlan(run: Started, copy: string): Promise<void> {
  await run.wrote("terraform plan ...");
  // Once the provider runs, the plan is under way.
  await until(() => processesOf(`${copy}/infra plan`).length > 0);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
}

function expectNothingLeft(copy: string): void {
  expect(processesOf(copy)).to.deep.equal([]);
  const left = readdirSync(join(copy, ".work")).filter((name) => /^(run-|violations)/.test(name));
  expect(left).to.deep.equal([]);
  expect(existsSync(join(copy, "infra/.terraform"))).to.equal(false);
}

function expectKept(copy: string, folder: string): void {
  for (const name of ["plan", "plan.json"]) {
    expect(statSync(join(copy, folder, name)).mode & 0o777).to.equal(0o600);
  }
}
