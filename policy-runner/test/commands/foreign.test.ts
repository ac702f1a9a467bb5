import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { JsonObject } from "../../src/constants.js";
import type { Result } from "../../src/verdict/types.js";
import { asOf, ERAS } from "../support/eras.js";
import { fixturePlan } from "../support/fixture-plan.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { drifted, GONE, SAME, shaped, withStrangers } from "../support/shapes.js";
import { run } from "./support.js";

const PLANS: readonly (readonly [fixture: string, variables: Readonly<Record<string, string>>])[] =
  [
    ["verdicts", { secret: "planted" }],
    ["links", {}],
    ["compliant", {}],
  ];

/** Each finding, and what it says. */
const said = ({ findings }: Result): ReadonlyMap<string, string> =>
  new Map(
    findings.map(({ rule, address, outcome, message }) => [
      `${rule} ${address}`,
      `${outcome}: ${message}`,
    ]),
  );

for (const [fixture, variables] of PLANS) {
  describe(`anyone's plan (${fixture})`, function () {
    this.timeout(60_000);
    let dir = "";
    let plan: JsonObject;
    let today: Result;

    const judge = async (text: JsonObject): Promise<Result> => {
      const path = join(dir, "plan.json");
      writeFileSync(path, JSON.stringify(text));
      const { stdout, stderr } = await run(["check", path, "--profile", "aws", "--format", "json"]);
      expect(stderr).to.equal("");
      const result = JSON.parse(stdout) as Result;
      expect(result.totals.outcomes.error).to.equal(0);
      return result;
    };
    before(async function () {
      this.timeout(240_000);
      dir = makeFolder({});
      plan = JSON.parse(readFileSync(await fixturePlan(fixture, variables), "utf8")) as JsonObject;
      today = await judge(plan);
      expect(today.totals.outcomes.pass).to.be.greaterThan(0);
    });
    after(() => removeFolder(dir));

    for (const era of ERAS) {
      it(`gets the verdicts of today from ${era.name}`, async () => {
        const then = await judge(asOf(era, plan));
        const { format_version, terraform_version } = then.plan;
        expect([format_version, terraform_version]).to.deep.equal([era.format, era.version]);
        expect(then.plan.resources).to.equal(today.plan.resources);
        // each.value.id is each.value there, so a companion may be anyone's: that is never a pass or a failure.
        const open = !era.attributes && fixture === "links";
        for (const key of new Set([...said(today).keys(), ...said(then).keys()])) {
          const [now, was] = [said(today).get(key), said(then).get(key)];
          if (open && was?.startsWith("undetermined: ")) continue;
          expect(was, key).to.equal(now);
        }
        if (!open) expect(then.totals).to.deep.equal(today.totals);
      });
    }

    for (const shape of SAME) {
      it(`gets the verdicts of a new one where all is ${shape.name}`, async () => {
        const then = await judge(shaped(shape, plan));
        expect(said(then)).to.deep.equal(said(today));
        expect(then.totals).to.deep.equal(today.totals);
      });
    }

    for (const shape of GONE) {
      it(`has nothing to be judged where all is ${shape.name}`, async () => {
        const then = await judge(shaped(shape, plan));
        expect([then.verdict, then.findings, then.plan.resources]).to.deep.equal(["passed", [], 0]);
      });
    }

    it("is not judged by what was changed behind Terraform's back, nor by what no rule knows", async () => {
      for (const one of [drifted(plan), withStrangers(plan)])
        expect(said(await judge(one))).to.deep.equal(said(today));
    });
  });
}

describe("anyone's second plan, by Terraform itself", function () {
  this.timeout(240_000);
  const RULE = "PAY-RET-001";
  const group = (name: string) => `aws_cloudwatch_log_group.${name}`;
  let dir = "";
  let result: Result;

  before(async () => {
    dir = makeFolder({ "team.yaml": "parameters: { log_retention_days: 7 }\n" });
    const team = ["--profile", "aws", "--config", join(dir, "team.yaml")];
    const path = await fixturePlan("changes");
    const { stdout, stderr } = await run(["check", path, ...team, "--format", "json"]);
    expect(stderr).to.equal("");
    result = JSON.parse(stdout) as Result;
  });
  after(() => removeFolder(dir));

  it("fails what stands wrong after apply, however it comes to stand there", () => {
    const failed = result.findings.filter(({ rule }) => rule === RULE);
    const wrong = [
      "made",
      "kept",
      "spoilt",
      "replaced",
      "replaced_first",
      "here",
      'counted["a.b"]',
    ];
    expect(failed.map(({ address }) => address)).to.deep.equal(wrong.map(group).sort());
    expect(new Set(failed.map(({ outcome }) => outcome))).to.deep.equal(new Set(["fail"]));
  });

  it("passes what is mended, and counts nothing that is destroyed, deposed or forgotten", () => {
    const { counts, resources } = result.rules.find(({ id }) => id === RULE) ?? {};
    expect([resources, counts?.pass, counts?.fail]).to.deep.equal([10, 3, 7]);
    expect(result.plan.resources).to.equal(10);
    expect(result.totals.outcomes.error).to.equal(0);
  });
});

describe("anyone's plan that sets nothing that need not be set, by Terraform itself", function () {
  this.timeout(240_000);
  let result: Result;
  before(async () => {
    const path = await fixturePlan("plain");
    const { stdout, stderr } = await run(["check", path, "--profile", "aws", "--format", "json"]);
    expect(stderr).to.equal("");
    result = JSON.parse(stdout) as Result;
  });

  const of = (word: string) =>
    result.findings
      .filter(({ outcome }) => outcome === word)
      .map(({ rule, address }) => `${rule} ${address}`);

  it("leaves undetermined what depends on the account alone", () => {
    expect(of("undetermined")).to.deep.equal([
      // The account chooses the zone of a subnet.
      "PAY-NET-003 aws_vpc.plain",
    ]);
    expect(of("error")).to.deep.equal([]);
  });

  it("fails what AWS does by itself and nobody would want, in older ways of writing too", () => {
    expect(of("fail")).to.include.members([
      "PAY-AVL-001 aws_db_instance.plain",
      "PAY-BAK-001 aws_s3_bucket.plain",
      "PAY-BAK-002 aws_db_instance.plain",
      "PAY-BAK-002 aws_rds_cluster.plain",
      "PAY-BAK-003 aws_dynamodb_table.plain",
      "PAY-ENC-001 aws_db_instance.plain",
      "PAY-ENC-005 aws_sns_topic.plain",
      "PAY-ENC-006 aws_sqs_queue.plain",
      "PAY-ENC-008 aws_kms_key.plain",
      "PAY-ENC-015 aws_ebs_volume.plain",
      "PAY-ENC-016 aws_efs_file_system.plain",
      "PAY-ENC-018 aws_elasticache_replication_group.plain",
      "PAY-EXP-001 aws_s3_bucket.plain",
      "PAY-EXP-002 aws_s3_bucket_acl.plain",
      "PAY-EXP-007 aws_lambda_function_url.plain",
      "PAY-EXP-012 aws_instance.plain",
      "PAY-IAM-001 aws_iam_policy.plain",
      "PAY-IAM-001 aws_iam_role_policy.plain",
      "PAY-IAM-006 aws_iam_role_policy_attachment.plain",
      "PAY-LOG-001 aws_vpc.plain",
      "PAY-NET-002 aws_security_group.inline",
      "PAY-NET-002 aws_security_group_rule.open",
      "PAY-SEC-001 aws_db_instance.plain",
      "PAY-TLS-002 aws_alb_listener.plain",
    ]);
  });

  it("passes what AWS does by itself and is right", () => {
    expect(of("fail")).not.to.include.members(["PAY-NET-002 aws_security_group_rule.inner"]);
    for (const id of ["PAY-ENC-013", "PAY-ENC-017"])
      expect(result.rules.find((rule) => rule.id === id)?.counts, id).to.include({ pass: 1 });
  });
});
