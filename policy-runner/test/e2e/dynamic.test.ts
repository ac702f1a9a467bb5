import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Outcome } from "../../src/evaluate/types.js";
import { runCli } from "../support/cli.js";
import { fixturePlan } from "../support/fixture-plan.js";
import { makeFolder, removeFolder } from "../support/folders.js";

/** Where keys of AWS will do, it does not matter whether there is something to encrypt. */
const KEYS = "parameters: { require_customer_key: true }\n";

/** The configuration of a plan does not show `dynamic` blocks; what they make may be known only after apply. */
describe("blocks that are known only after apply", function () {
  this.timeout(120_000);
  let outcomes: ReadonlyMap<string, string>;
  let withSource: ReadonlyMap<string, string>;

  const judged = async (...more: string[]): Promise<ReadonlyMap<string, string>> => {
    const folder = makeFolder({ "team.yaml": KEYS });
    const path = join(folder, "outcomes.jsonl");
    const config = ["--profile", "aws", "--config", join(folder, "team.yaml")];
    runCli(["check", await fixturePlan("dynamic"), ...config, "--outcomes", path, ...more]);
    const lines = readFileSync(path, "utf8").trimEnd().split("\n");
    removeFolder(folder);
    return new Map(
      lines.map((line) => {
        const { rule, address, outcome } = JSON.parse(line) as Outcome;
        return [`${rule} ${address}`, outcome];
      }),
    );
  };
  before(async () => {
    outcomes = await judged();
    withSource = await judged("--source", "policy-runner/test/fixtures/dynamic");
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

  const roles = (judged: ReadonlyMap<string, string>) =>
    ["later", "plain", "none"].map((name) => judged.get(`PAY-IAM-001 aws_iam_role.${name}`));

  it("are absent where the provider may fill them in, as nothing in the plan tells", () => {
    expect(roles(outcomes)).to.deep.equal(["pass", "pass", "pass"]);
  });

  it("are told by the source there, where it makes them of what is not known", () => {
    expect(roles(withSource)).to.deep.equal(["undetermined", "pass", "pass"]);
  });
});
