import { join } from "node:path";
import { expect } from "chai";
import type { JsonObject } from "../../src/constants.js";
import type { Result } from "../../src/verdict/types.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { altered, expectValid, schema } from "./schema.js";
import { created, planOf, run, SHORT, SOUND } from "./support.js";

describe("the schema of the result", () => {
  const validate = schema("result");
  let dir = "";
  before(() => {
    dir = makeFolder({
      "disabled.yaml":
        "rules: {PAY-RET-001: {enforcement: disabled}, PAY-TAG-001: {enforcement: advisory}}",
      "main.tf":
        'resource "aws_sns_topic" "sound" {}\nresource "aws_cloudwatch_log_group" "short" {}\n',
    });
  });
  after(() => removeFolder(dir));

  const result = async (plan: string, ...more: string[]): Promise<JsonObject> => {
    const env = more.includes("--env") ? [] : ["--env", "dev"];
    const args = ["check", "-", ...env, "--format", "json", ...more];
    return JSON.parse((await run(args, { stdin: plan })).stdout) as JsonObject;
  };
  const hidden = created(
    "aws_cloudwatch_log_group.hidden",
    {},
    { after_unknown: { retention_in_days: true } },
  );
  const bare = planOf([SOUND, SHORT]);
  const providers = {
    a: { full_name: "registry.terraform.io/hashicorp/aws", version_constraint: "~> 5.0" },
  };
  const versioned = {
    ...JSON.parse(bare),
    configuration: { ...JSON.parse(bare).configuration, provider_config: providers },
  };

  const cases: readonly (readonly [
    what: string,
    verdict: string,
    plan: string,
    more: readonly string[],
  ])[] = [
    ["a plan of nothing", "passed", planOf([]), []],
    ["a plan that passes", "passed", planOf([SOUND]), ["--target", "emulated"]],
    ["violations", "violations", bare, ["--target", "aws"]],
    ["what is undetermined, in prod", "violations", planOf([hidden]), ["--env", "prod"]],
    ["providers", "violations", JSON.stringify(versioned), []],
    ["an unknown Terraform", "passed", planOf([], { terraform_version: "unknown" }), []],
  ];
  for (const [what, verdict, plan, more] of cases) {
    it(`holds for ${what}`, async () => {
      const one = await result(plan, ...more);
      expect(one.verdict).to.equal(verdict);
      expectValid(validate, one);
    });
  }

  it("holds with rules that are disabled, and with the HCL source", async () => {
    const disabled = await result(bare, "--config", join(dir, "disabled.yaml"));
    expect(JSON.stringify(disabled)).to.contain("disabled in dev");
    expectValid(validate, disabled);
    const sourced = await result(bare, "--source", dir);
    expect(JSON.stringify(sourced)).to.match(/"file":"[^"]*main\.tf","line":2/);
    expectValid(validate, sourced);
  });

  it("holds for an error, and no verdict fits another's exit code", async () => {
    const one = await result(bare);
    const errored = { ...one, verdict: "error", exit_code: 2 };
    expectValid(validate, errored);
    for (const [verdict, code] of [
      ["passed", 1],
      ["violations", 0],
      ["error", 1],
    ]) {
      expect(validate({ ...one, verdict, exit_code: code }), String(verdict)).to.equal(false);
    }
  });

  it("tells of every control of the pack, and of a failure in those that its rule supports", async () => {
    const one = (await result(bare)) as unknown as Result;
    const failed = one.rules.find(({ counts }) => counts.fail > 0);
    expect(Object.keys(failed?.controls ?? {})).not.to.deep.equal([]);
    for (const { id, controls } of one.frameworks) {
      for (const control of controls) {
        const supported = failed?.controls[id]?.includes(control.id) === true;
        expect(control.rules.includes(failed?.id ?? ""), control.id).to.equal(supported);
        if (supported) expect(control.status, control.id).to.equal("not_satisfied");
      }
    }
    const statuses = one.frameworks.flatMap(({ controls }) => controls.map(({ status }) => status));
    expect(statuses).to.include.members(["satisfied", "not_satisfied", "not_tested"]);
  });

  it("refuses what it does not name, and what lacks a member, at any depth", async () => {
    const one = await result(bare);
    for (const path of [
      "",
      "plan",
      "policies",
      "tools",
      "totals",
      "totals.outcomes",
      "rules.0",
      "rules.0.counts",
      "frameworks.0",
      "frameworks.0.controls.0",
      "frameworks.0.controls.0.counts",
      "findings.0",
    ]) {
      expect(
        validate(altered(one, path, (at) => ({ ...at, more: 1 }))),
        `more in ${path}`,
      ).to.equal(false);
      expect(
        validate(altered(one, path, ({ ...at }) => delete at[Object.keys(at)[0] ?? ""] && at)),
        `less in ${path}`,
      ).to.equal(false);
    }
  });
});
