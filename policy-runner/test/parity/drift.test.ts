import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Json, JsonObject } from "../../src/constants.js";
import type { DriftResult } from "../../src/parity/types.js";
import { expectRefusal, runCli } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { planOf } from "./fixture.js";
import { entriesOf } from "./mutations.js";

const GROUP = "aws_security_group.apart";
const ID = "sg-0123456789abcdef0";
const SECRET = "planted-secret-value";

/** What is there after an apply: each resource with what was planned, and an id. */
async function applied(): Promise<Map<string, JsonObject>> {
  const plan = await planOf("dev");
  return new Map(
    entriesOf(plan).map(({ address, type, change }) => {
      const values = { ...(change.after as JsonObject), id: `${type}-id` };
      if (address === GROUP) Object.assign(values, { id: ID, ingress: [] });
      if (/security_group.*rule/.test(type)) Object.assign(values, { security_group_id: ID });
      if (type === "aws_iam_role_policy") Object.assign(values, { role: rolesName(plan) });
      return [address, values];
    }),
  );
}

function rolesName(plan: JsonObject): Json {
  const role = entriesOf(plan).find(({ type }) => type === "aws_iam_role");
  const values = role?.change.after as JsonObject | undefined;
  return values?.name ?? null;
}

describe("policy-runner drift", function () {
  this.timeout(120_000);
  let folder: string;
  before(() => {
    folder = makeFolder();
  });
  after(() => removeFolder(folder));

  /** A refresh-only plan in which resources have become something else; null is gone. */
  async function refreshed(changes: Readonly<Record<string, JsonObject | null>>): Promise<string> {
    const plan = await planOf("dev");
    const state = await applied();
    const types = new Map(entriesOf(plan).map(({ address, type }) => [address, type]));
    const sensitive = new Map(
      entriesOf(plan).map((one) => [one.address, one.change.after_sensitive]),
    );
    const drift = Object.entries(changes).map(([address, change]) => {
      const before = state.get(address) as JsonObject;
      const after = change === null ? null : { ...before, ...change };
      if (after === null) state.delete(address);
      else state.set(address, after);
      const mask = sensitive.get(address) ?? {};
      const actions = [after === null ? "delete" : "update"];
      return {
        address,
        mode: "managed",
        type: types.get(address) as string,
        change: { actions, before, after, before_sensitive: mask, after_sensitive: mask },
      };
    });
    const resources = [...state].map(([address, values]) => ({
      address,
      mode: "managed",
      type: types.get(address) as string,
      values,
    }));
    const { resource_changes: _changes, planned_values: _planned, ...rest } = plan;
    const file = join(folder, "refreshed.json");
    const prior_state = { values: { root_module: { resources } } };
    writeFileSync(file, JSON.stringify({ ...rest, prior_state, resource_drift: drift }));
    return file;
  }

  async function found(changes: Readonly<Record<string, JsonObject | null>>): Promise<DriftResult> {
    const words = ["drift", await refreshed(changes), "--env", "dev", "--format", "json"];
    const { stdout, stderr, status } = runCli(words);
    expect(stderr).to.equal("");
    const result = JSON.parse(stdout) as DriftResult;
    expect(status)
      .to.equal(result.exit_code)
      .and.equal(result.drift.length === 0 ? 0 : 1);
    return result;
  }

  const paths = ({ drift }: DriftResult) => drift.map(({ address, path }) => `${address} ${path}`);

  it("passes where nothing has changed", async () => {
    const ran = runCli(["drift", await refreshed({}), "--env", "dev"]);
    expect(ran.stdout).to.match(/^NO DRIFT: dev, 0 changed outside of Terraform/m);
    expect(ran.status).to.equal(0);
  });

  it("finds what the configuration says and AWS no longer does, with the rules that read it", async () => {
    const result = await found({
      'module.store["intake"].aws_s3_bucket_versioning.this': {
        versioning_configuration: [{ status: "Suspended", mfa_delete: null }],
      },
      "aws_iam_role.this": { permissions_boundary: null },
      'aws_lb_listener_rule.this["cards"]': null,
    });
    expect(paths(result)).to.deep.equal([
      'module.store["intake"].aws_s3_bucket_versioning.this /versioning_configuration/0/status',
      "aws_iam_role.this /permissions_boundary",
      'aws_lb_listener_rule.this["cards"] ',
    ]);
    expect(result.drift[0]?.rules).to.include("PAY-BAK-001");
    expect(result.drift[0]?.look).to.equal("owner of module.store");
  });

  it("takes other spellings and what the provider computes for what they are", async () => {
    const result = await found({
      "aws_vpc.this": {
        main_route_table_id: "rtb-1",
        owner_id: "111122223333",
        ipv6_cidr_block: "",
      },
      "aws_sns_topic.this": { display_name: "", policy: '{"Statement":[]}' },
      "aws_iam_role_policy.this": {
        policy: JSON.stringify({
          Statement: [
            {
              Resource: ["arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/*"],
              Action: "logs:PutLogEvents",
              Effect: "Allow",
              Sid: "Log",
            },
            {
              Sid: "Read",
              Effect: "Allow",
              Action: ["s3:ListBucket", "s3:GetObject"],
              Resource: ["arn:aws:s3:::dev-payment-intake-111122223333-dev/*"],
            },
          ],
          Version: "2012-10-17",
        }),
      },
    });
    expect(paths(result)).to.deep.equal(["aws_sns_topic.this /policy"]);
    expect(result.noise.map(({ address }) => address)).to.deep.equal([
      "aws_vpc.this",
      "aws_iam_role_policy.this",
    ]);
  });

  it("tells an opening that nobody manages from those that rules beside the group make", async () => {
    const opening = (port: number, cidr: string) => ({
      from_port: port,
      to_port: port,
      protocol: "tcp",
      cidr_blocks: [cidr],
      ipv6_cidr_blocks: [],
      prefix_list_ids: [],
      security_groups: [],
      self: false,
    });
    const managed = [
      opening(443, "10.10.0.0/20"),
      opening(443, "10.10.16.0/20"),
      opening(8443, "10.10.0.0/16"),
    ];
    expect(paths(await found({ [GROUP]: { ingress: managed } }))).to.deep.equal([]);
    const result = await found({ [GROUP]: { ingress: [...managed, opening(22, "0.0.0.0/0")] } });
    expect(result.drift.map(({ path, after }) => [path, after])).to.deep.equal([
      ["/ingress", "ingress tcp 22-22 0.0.0.0/0"],
    ]);
  });

  it("tells an inline policy that nobody manages", async () => {
    const managed = { name: "batch", policy: "{}" };
    const role = "aws_iam_role.this";
    expect(paths(await found({ [role]: { inline_policy: [managed] } }))).to.deep.equal([]);
    const result = await found({
      [role]: { inline_policy: [managed, { name: "x", policy: "{}" }] },
    });
    expect(result.drift.map(({ after }) => after)).to.deep.equal(["x"]);
  });

  it("shows no sensitive value", async () => {
    const variables = { LEVEL: "info", STAGE: "dev", SECRET: "another-secret-value" };
    const file = await refreshed({ "aws_lambda_function.this": { environment: [{ variables }] } });
    for (const format of ["text", "json"]) {
      const { stdout } = runCli(["drift", file, "--env", "dev", "--format", format]);
      expect(stdout).to.contain("(sensitive)");
      expect(stdout).not.to.match(new RegExp(`${SECRET}|another-secret`));
      expect(stdout.match(/[0-9a-f]{64}/g)?.length ?? 0).to.equal(format === "json" ? 1 : 0);
    }
  });

  it("could not judge: a failed plan, and what is no plan", async () => {
    const file = join(folder, "bad.json");
    const cases: [JsonObject, RegExp][] = [
      [{ ...(await planOf("dev")), errored: true }, /run that failed/],
      [{ format_version: "1.0", values: {} }, /no refresh-only plan/],
    ];
    for (const [document, says] of cases) {
      writeFileSync(file, JSON.stringify(document));
      expectRefusal(runCli(["drift", file, "--env", "dev"]), says);
    }
  });
});
