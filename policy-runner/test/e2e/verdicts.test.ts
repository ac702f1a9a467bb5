import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import type { Outcome } from "../../src/evaluate/types.js";
import { runCli } from "../support/cli.js";
import { fixturePlan } from "../support/fixture-plan.js";
import { makeFolder, removeFolder } from "../support/folders.js";

const FIXTURE = "policy-runner/test/fixtures/verdicts";

/** One real plan with every verdict in it, and secrets planted where a report would quote them. */
describe("a real plan with every verdict", function () {
  this.timeout(120_000);
  const secret = randomBytes(8).toString("hex");
  let plan: string;
  let folder: string;

  before(async () => {
    folder = makeFolder();
    plan = await fixturePlan("verdicts", { secret });
  });

  after(async () => {
    removeFolder(folder);
    await rm(plan, { force: true });
  });

  const judge = (...options: string[]) => {
    const outcomes = join(folder, "outcomes.jsonl");
    const words = ["check", plan, "--env", "dev", "--source", FIXTURE, "--outcomes", outcomes];
    const ran = runCli([...words, ...options]);
    return { ...ran, outcomes: readFileSync(outcomes, "utf8") };
  };

  const outcomeOf = (lines: string, rule: string, address: string) =>
    lines
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Outcome)
      .find((one) => one.rule === rule && one.address === address)?.outcome;

  const expected: [string, string, string][] = [
    ["PAY-ENC-003", "aws_cloudwatch_log_group.good", "pass"],
    ["PAY-ENC-003", "aws_cloudwatch_log_group.bad", "fail"],
    ["PAY-ENC-003", "aws_cloudwatch_log_group.later", "undetermined"],
    ["PAY-RET-001", "aws_cloudwatch_log_group.good", "pass"],
    ["PAY-RET-001", "aws_cloudwatch_log_group.bad", "fail"],
    ["PAY-RET-001", "aws_cloudwatch_log_group.later", "undetermined"],
    ["PAY-TAG-001", "aws_cloudwatch_log_group.good", "pass"],
    ["PAY-TAG-001", "aws_cloudwatch_log_group.bad", "fail"],
    ["PAY-TAG-001", "aws_cloudwatch_log_group.later", "undetermined"],
    ["PAY-TAG-001", "aws_s3_bucket.secret", "undetermined"],
    ["PAY-TAG-001", "terraform_data.later", "not_applicable"],
    ["PAY-DEL-004", "aws_cloudwatch_log_group.bad", "fail"],
    ["PAY-DEL-007", "aws_cloudwatch_log_group.bad", "pass"],
    ["PAY-DEL-007", "aws_kms_key.this", "fail"],
    ["PAY-ENC-001", "aws_rds_cluster.bad", "fail"],
    ["PAY-ENC-004", "aws_lambda_function.secret", "fail"],
  ];

  it("gives each rule's verdict on each resource", () => {
    const { status, outcomes } = judge();
    expect(status).to.equal(1);
    for (const [rule, address, outcome] of expected) {
      expect(outcomeOf(outcomes, rule, address), `${rule} ${address}`).to.equal(outcome);
    }
  });

  it("names the line of the source, and what will supply an unknown value", () => {
    const { stdout } = judge();
    expect(stdout).to.match(/aws_cloudwatch_log_group\.bad {2}\S*fixtures\/verdicts\/main\.tf:\d+/);
    expect(stdout).to.contain("kms_key_id is known only after apply (from terraform_data.later)");
  });

  for (const format of ["text", "json"]) {
    it(`shows no planted secret as ${format}, in outcomes, or on standard error`, () => {
      const { stdout, stderr, outcomes } = judge("--format", format);
      expect(stdout).to.contain("aws_s3_bucket.secret");
      for (const text of [stdout, stderr, outcomes]) expect(text).not.to.contain(secret);
    });
  }

  it("blocks what is undetermined in prod and not in dev", () => {
    const blocked = (env: string) => {
      const { stdout } = runCli(["check", plan, "--env", env, "--format", "json"]);
      const { findings } = JSON.parse(stdout) as { findings: Record<string, unknown>[] };
      const later = findings.filter((one) => one.outcome === "undetermined");
      expect(later.length).to.be.greaterThan(2);
      return new Set(later.map((one) => one.blocking));
    };
    expect(blocked("dev")).to.deep.equal(new Set([false]));
    expect(blocked("prod")).to.deep.equal(new Set([true]));
  });
});
