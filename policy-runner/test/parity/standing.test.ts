import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Json, JsonObject } from "../../src/constants.js";
import type { Parity } from "../../src/parity/types.js";
import { runCli } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { ENVIRONMENTS, type Name, planOf } from "./fixture.js";
import { type Entry, entriesOf } from "./mutations.js";

const DECLARED = "policy-runner/test/fixtures/parity/variations.yaml";
const NAMES = ["dev", "staging", "prod"] as const;

/** An environment that stands is compared with one that is to be made: AWS has filled in what nobody set. */
describe("policy-runner compare between what stands and what is to be made", function () {
  this.timeout(120_000);
  let folder: string;

  before(() => {
    folder = makeFolder();
  });
  after(() => removeFolder(folder));

  /** What comes back from AWS: null as nothing, ids, and what was left to the provider. */
  function returned(name: Name, { type, address, change }: Entry): JsonObject {
    const [region, account] = ENVIRONMENTS[name];
    const id = `${type.replace(/^aws_/, "").slice(0, 3)}-0${address.length}456789abcdef${account.slice(0, 4)}`;
    const own = Object.entries(change.after as JsonObject).map(([key, value]): [string, Json] => [
      key,
      value === null ? "" : value,
    ]);
    const arn = `arn:aws:x:${region}:${account}:${type}/${id}`;
    const isTold = (change.after_unknown as JsonObject).arn === true;
    return {
      ...Object.fromEntries(own),
      id,
      ...(isTold && { arn }),
      filled_in: [{ by: "AWS", enabled: true }],
    };
  }

  async function standing(
    name: Name,
    kind: "plan" | "state",
    change = (_own: Map<string, JsonObject>) => undefined as unknown,
  ): Promise<string> {
    const plan = await planOf(name);
    const entries = entriesOf(plan);
    const values = new Map(entries.map((one) => [one.address, returned(name, one)]));
    const group = values.get("aws_security_group.apart") as JsonObject;
    const rules = entries.filter(({ type }) => /security_group(?:_ingress)?_rule$/.test(type));
    for (const { address } of rules)
      (values.get(address) as JsonObject).security_group_id = group.id as Json;
    change(values);
    for (const one of entries) {
      const after = values.get(one.address) as JsonObject;
      Object.assign(one.change, { actions: ["no-op"], before: after, after, after_unknown: {} });
    }
    const resources = entries.map(({ change: own, ...rest }) => ({
      ...rest,
      values: own.after,
      sensitive_values: own.after_sensitive,
    }));
    const { format_version, terraform_version } = plan;
    const state = { format_version, terraform_version, values: { root_module: { resources } } };
    const file = join(folder, `${name}-${kind}.json`);
    writeFileSync(file, JSON.stringify(kind === "plan" ? plan : state));
    return `${name}=${file}`;
  }

  async function fresh(name: Name): Promise<string> {
    const file = join(folder, `${name}-fresh.json`);
    writeFileSync(file, JSON.stringify(await planOf(name)));
    return `${name}=${file}`;
  }

  function found(...words: string[]): string[] {
    const { stdout, stderr } = runCli([
      "compare",
      ...words,
      ...["--variations", DECLARED, "--format", "json"],
    ]);
    expect(stderr).to.equal("");
    const { differences, rules } = JSON.parse(stdout) as Parity;
    return [
      ...differences.map(({ address, path, odd }) => `${address} ${path} ${odd.join()}`),
      ...(rules?.findings ?? []).map(({ rule, address }) => `${rule} ${address}`),
    ];
  }

  it("finds nothing in what AWS has filled in", async () => {
    const [dev, staging, prod] = await Promise.all(NAMES.map(fresh));
    const applied = await standing("dev", "plan");
    expect(found(applied, staging as string, prod as string)).to.deep.equal([]);
    const both = [await standing("staging", "plan"), await standing("prod", "plan")];
    expect(found(dev as string, ...both)).to.deep.equal([]);
    expect(found(applied, ...both)).to.deep.equal([]);
  });

  it("finds nothing between a state, a plan of what stands, and one of what is to be made", async () => {
    // A state names neither its account nor its blocks, and its tags tell the rest.
    const words = [await standing("dev", "plan"), await fresh("staging")];
    expect(found(...words, await standing("prod", "state"))).to.deep.equal([]);
  });

  it("finds what the configuration sets and does not stand so", async () => {
    const dev = await standing("dev", "plan", (own) => {
      (own.get("aws_lambda_function.this") as JsonObject).timeout = 31;
      (own.get("aws_vpc.this") as JsonObject).enable_dns_hostnames = false;
    });
    expect(found(dev, await fresh("staging"), await fresh("prod"))).to.have.members([
      "aws_lambda_function.this /timeout dev",
      "aws_vpc.this /enable_dns_hostnames dev",
    ]);
  });

  it("finds what nobody has set, where two that stand do not have the same", async () => {
    const dev = await standing("dev", "plan", (own) => {
      (own.get("aws_sns_topic.this") as JsonObject).display_name = "by hand";
    });
    const others = [await standing("staging", "plan"), await fresh("prod")];
    expect(found(dev, ...others)).to.deep.equal(["aws_sns_topic.this /display_name dev"]);
  });

  it("finds nothing in what AWS has chosen, between states and between plans", async () => {
    const chosen = (zone: string) => (own: Map<string, JsonObject>) => {
      for (const letter of ["a", "b", "c"]) {
        const subnet = own.get(`aws_subnet.private["${letter}"]`) as JsonObject;
        subnet.availability_zone_id = `${zone}-az1`;
      }
      const bucket = own.get('module.store["intake"].aws_s3_bucket.this') as JsonObject;
      bucket.lifecycle_rule = [{ id: zone, enabled: true }];
    };
    for (const kind of ["plan", "state"] as const) {
      const dev = await standing("dev", kind, chosen("euw1"));
      expect(found(dev, await standing("staging", kind, chosen("usw2")))).to.deep.equal([]);
    }
  });

  it("finds what is not the same between states alone", async () => {
    const dev = await standing("dev", "state", (own) => {
      (own.get("aws_lambda_function.this") as JsonObject).timeout = 31;
      (own.get("aws_sns_topic.this") as JsonObject).name = "another";
    });
    const others = [await standing("staging", "state"), await standing("prod", "state")];
    expect(found(dev, ...others)).to.have.members([
      "aws_lambda_function.this /timeout dev",
      "aws_sns_topic.this /name dev",
    ]);
  });
});
