import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Outcome } from "../../src/evaluate/types.js";
import { runCli } from "../support/cli.js";
import { fixturePlan } from "../support/fixture-plan.js";
import { makeFolder, removeFolder } from "../support/folders.js";

/** The configuration of a plan does not show `dynamic` blocks; what they make may be known only after apply. */
describe("blocks that are known only after apply", function () {
  this.timeout(120_000);
  const outcomes = new Map<string, string>();

  before(async () => {
    const folder = makeFolder();
    const path = join(folder, "outcomes.jsonl");
    runCli(["check", await fixturePlan("dynamic"), "--profile", "aws", "--outcomes", path]);
    for (const line of readFileSync(path, "utf8").trimEnd().split("\n")) {
      const { rule, address, outcome } = JSON.parse(line) as Outcome;
      outcomes.set(`${rule} ${address}`, outcome);
    }
    removeFolder(folder);
  });

  const cases: readonly [rule: string, type: string, later: string, plain: string][] = [
    ["PAY-SEC-003", "aws_lambda_function", "undetermined", "pass"],
    ["PAY-ENC-004", "aws_lambda_function", "undetermined", "not_applicable"],
    ["PAY-SEC-004", "aws_codebuild_project", "undetermined", "pass"],
    ["PAY-TLS-006", "aws_db_parameter_group", "undetermined", "fail"],
    ["PAY-EXP-015", "aws_launch_template", "undetermined", "pass"],
  ];
  for (const [rule, type, later, plain] of cases) {
    it(`leave ${rule} undetermined, and only where a dynamic block makes them`, () => {
      const said = ["later", "plain"].map((name) => outcomes.get(`${rule} ${type}.${name}`));
      expect(said).to.deep.equal([later, plain]);
    });
  }

  it("are absent where the provider may fill them in, and the configuration shows none", () => {
    expect(outcomes.get("PAY-IAM-001 aws_iam_role.plain")).to.equal("pass");
  });
});
