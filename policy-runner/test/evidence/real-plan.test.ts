import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import type { Result } from "../../src/verdict/types.js";
import { runCli } from "../support/cli.js";
import { fixturePlan } from "../support/fixture-plan.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { filesIn, KEYS } from "./support.js";

const FIXTURE = "policy-runner/test/fixtures/verdicts";

const TEAM = `project: shop
environments:
  live: { undetermined: warn, parameters: { log_retention_days: 30 } }
rules:
  PAY-NET-001: { enforcement: disabled }
`;

const WAIVERS = `version: 1
waivers:
  - rule: PAY-ENC-003
    address: aws_cloudwatch_log_group.bad
    owner: a
    approved_by: b
    reason: it is emptied tonight
    ticket: T-1
    expires: "2026-02-01"
`;

/** A plan by Terraform with every outcome, by a team's own configuration, waivers and baseline. */
describe("evidence of a real plan with every verdict", function () {
  this.timeout(120_000);
  const secret = randomBytes(8).toString("hex");
  let plan = "";
  let dir = "";
  const at = (name: string) => join(dir, name);

  before(async () => {
    dir = makeFolder({
      "team.yaml": TEAM,
      "waivers.yaml": WAIVERS,
      "key.pem": KEYS.p256.private,
      "key.pub": KEYS.p256.public,
    });
    plan = await fixturePlan("verdicts", { secret });
    const config = ["--config", at("team.yaml"), "--source", FIXTURE];
    const old = ["check", plan, "--env", "live", ...config, "--write-baseline", at("old.json")];
    expect(runCli(old).status).to.equal(1);
    const accepted = ["--waivers", at("waivers.yaml"), "--baseline", at("old.json")];
    const places = ["--output", at("out"), "--archive", at("out.tar.gz"), "--key", at("key.pem")];
    const words = ["export", `live=${plan}`, ...config, ...accepted, ...places, "--target", "aws"];
    const { status, stderr } = runCli(words);
    expect([status, stderr]).to.deep.equal([0, ""]);
  });
  after(async () => {
    removeFolder(dir);
    await rm(plan, { force: true });
  });

  it("holds every outcome, file and line, waivers and baseline, and what was set", () => {
    const read = (name: string) =>
      JSON.parse(readFileSync(at(`out/environments/live/${name}`), "utf8"));
    const result = read("result.json") as Result;
    const { outcomes } = result.totals;
    for (const name of ["pass", "undetermined", "waived", "fail"] as const) {
      expect(outcomes[name], name).to.be.greaterThan(0);
    }
    expect(result.findings.some(({ line }) => line !== null && line > 1)).to.equal(true);
    expect(result.baseline).to.include({ file: "environments/live/baseline.json" });
    expect(read("settings.json")).to.deep.include({ environment: "live", project: "shop" });
    expect(read("settings.json").parameters.log_retention_days).to.equal(30);
    expect(read("settings.json").rules["PAY-NET-001"].enforcement).to.equal("disabled");
  });

  it("is verified and judged again, in folder and archive, with the raw plan", () => {
    for (const path of [at("out"), at("out.tar.gz")]) {
      const words = ["verify", path, "--key", at("key.pub"), "--replay", "--plan", plan];
      const { status, stdout, stderr } = runCli(words);
      expect(stdout + stderr)
        .to.contain("byte for byte")
        .and.contain("plan of live");
      expect(status).to.equal(0);
    }
  });

  it("is a true extract of the raw plan, by the same source", () => {
    const words = ["verify", at("out"), "--key", at("key.pub"), "--replay", "--plan", plan];
    expect(runCli(words).stdout).to.contain("was not judged again: that takes the HCL source");
    const { status, stdout, stderr } = runCli([...words, "--source", FIXTURE]);
    expect(stdout + stderr).to.contain("gives the same policy input and outcomes, byte for byte");
    expect(status).to.equal(0);
    // Another source tells other facts, of whether resources may be destroyed.
    const other = runCli([...words, "--source", "policy-runner/test/fixtures/plain"]);
    expect(other.stdout).to.contain("environments/live/policy-input.jsonl is not what");
    expect(other.status).to.equal(1);
  });

  it("shows no secret of the plan, and no place on this machine", () => {
    expect(readFileSync(plan, "utf8")).to.contain(secret);
    for (const [path, bytes] of filesIn(at("out"))) {
      expect(bytes.includes(secret), path).to.equal(false);
      expect(bytes.includes(process.cwd()), path).to.equal(false);
      expect(bytes.includes(dir), path).to.equal(false);
    }
  });

  it("is unpacked by any tar to what the folder holds", () => {
    const unpacked = makeFolder();
    try {
      execFileSync("tar", ["xzf", at("out.tar.gz"), "-C", unpacked]);
      const found = filesIn(join(unpacked, "policy-evidence"));
      expect(found).to.deep.equal(filesIn(at("out")));
      const words = ["verify", join(unpacked, "policy-evidence"), "--key", at("key.pub")];
      expect(runCli(words).status).to.equal(0);
    } finally {
      removeFolder(unpacked);
    }
  });

  it("is made by profile aws, too", () => {
    const words = ["export", `mine=${plan}`, "--profile", "aws", "--output", at("aws")];
    expect(runCli(words).status).to.equal(1);
    const verify = ["verify", at("aws"), "--allow-unsigned", "--target", "any", "--replay"];
    const { status, stdout } = runCli(verify);
    expect(stdout).to.contain("byte for byte");
    expect(status).to.equal(0);
  });
});
