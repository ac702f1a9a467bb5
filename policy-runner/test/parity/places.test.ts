import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { JsonObject } from "../../src/constants.js";
import type { Parity } from "../../src/parity/types.js";
import { runCli } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { changedPlan, type Name, planPath } from "./fixture.js";
import { type Entry, entriesOf } from "./mutations.js";

const DECLARED = "policy-runner/test/fixtures/parity/variations.yaml";
const NAMES = ["dev", "staging", "prod"] as const;

/** Each change is told once, where it is, and nothing else with it. */
describe("policy-runner compare tells once", function () {
  this.timeout(120_000);
  let folder: string;
  const paths = new Map<Name, string>();

  before(async () => {
    folder = makeFolder();
    for (const name of NAMES) paths.set(name, await planPath(name));
  });

  after(() => removeFolder(folder));

  const words = (...instead: readonly string[]) =>
    NAMES.map(
      (name) => instead.find((one) => one.startsWith(`${name}=`)) ?? `${name}=${paths.get(name)}`,
    );

  const changed = async (name: Name, change: (plan: JsonObject, entries: Entry[]) => void) =>
    `${name}=${await changedPlan(folder, name, (plan) => change(plan, entriesOf(plan)))}`;

  function parity(...given: string[]): Parity {
    const ran = runCli(["compare", ...given, "--variations", DECLARED, "--format", "json"]);
    expect(ran.stderr).to.equal("");
    return JSON.parse(ran.stdout) as Parity;
  }

  const found = (...given: string[]) =>
    parity(...given).differences.map(({ address, path, odd, outcome }) => [
      address,
      path,
      ...odd,
      ...(outcome === "undetermined" ? [outcome] : []),
    ]);

  const after_ = (entries: Entry[], type: string) =>
    entries.find((one) => one.type === type)?.change.after as JsonObject;

  const configuration = (plan: JsonObject) =>
    (plan.configuration as JsonObject).root_module as JsonObject;

  const block = (plan: JsonObject, address: string) =>
    (configuration(plan).resources as JsonObject[]).find((one) => one.address === address)
      ?.expressions as JsonObject;

  it("a configuration that names environments, of which something else differs", async () => {
    const describe_ = (isChanged: boolean) => (plan: JsonObject) => {
      const variables = configuration(plan).variables as JsonObject;
      const own = variables.environment as JsonObject;
      own.description = "One of dev, staging and prod.";
      (plan.configuration as JsonObject).provider_config = {
        ...((plan.configuration as JsonObject).provider_config as JsonObject),
        "aws.prod": { name: "aws", alias: "prod" },
      };
      if (isChanged) (variables.vpc_cidr as JsonObject).default = "10.0.0.0/8";
    };
    const all = await Promise.all(
      NAMES.map((name) => changed(name, describe_(name === "staging"))),
    );
    expect(found(...all)).to.deep.equal([["var.vpc_cidr", "/default", "staging"]]);
  });

  it("an expression that is a constant in one environment", async () => {
    const prod = await changed("prod", (plan) => {
      block(plan, "aws_iam_role_policy.this").role = { constant_value: "another" };
    });
    expect(found(...words(prod))).to.deep.equal([
      ["aws_iam_role_policy.this", "/expressions/role", "prod"],
    ]);
  });

  it("an expression besides another attribute of the same block", async () => {
    const prod = await changed("prod", (plan, entries) => {
      after_(entries, "aws_lambda_function").timeout = 31;
      block(plan, "aws_lambda_function.this").publish = { constant_value: true };
    });
    expect(found(...words(prod))).to.deep.equal([
      ["aws_lambda_function.this", "/timeout", "prod"],
      ["aws_lambda_function.this", "/expressions/publish", "prod"],
    ]);
  });

  it("another registry of the provider", async () => {
    const dev = await changed("dev", (plan, entries) => {
      const providers = (plan.configuration as JsonObject).provider_config as JsonObject;
      (providers.aws as JsonObject).full_name = "registry.example/hashicorp/aws";
      for (const one of entries) one.provider_name = "registry.example/hashicorp/aws";
    });
    expect(found(...words(dev))).to.deep.equal([["provider.aws", "/full_name", "dev"]]);
  });

  it("a policy document of which a statement has no Sid", async () => {
    const dev = await changed("dev", (_plan, entries) => {
      const own = after_(entries, "aws_iam_policy");
      const policy = JSON.parse(String(own.policy)) as { Statement: JsonObject[] };
      (policy.Statement[0] as JsonObject).Action = ["kms:Decrypt", "kms:Encrypt", "a:First"];
      own.policy = JSON.stringify(policy);
    });
    expect(found(...words(dev))).to.deep.equal([
      ["aws_iam_policy.unnamed", "/policy/Statement/0/Action", "dev"],
    ]);
  });

  it("tags that are gone altogether, and a key that holds a slash", async () => {
    const dev = await changed("dev", (_plan, entries) => {
      const own = after_(entries, "aws_iam_policy");
      own.tags = null;
      own.tags_all = { Environment: "dev", Project: "payment" };
      const vpc = after_(entries, "aws_vpc");
      vpc.tags = { ...(vpc.tags as JsonObject), "a/b": "x" };
      vpc.tags_all = { ...(vpc.tags_all as JsonObject), "a/b": "x" };
    });
    expect(found(...words(dev))).to.deep.equal([
      ["aws_iam_policy.unnamed", "/tags", "dev"],
      ["aws_vpc.this", "/tags/a~1b", "dev"],
    ]);
  });

  it("a list in another order, and a resource that has lost all it had", async () => {
    const set = (list: readonly string[]) => (_plan: JsonObject, entries: Entry[]) => {
      after_(entries, "aws_sns_topic_subscription").delivery_policy = JSON.stringify({ list });
      if (list[0] === "a") return;
      const role = entries.find((one) => one.type === "aws_iam_role") as Entry;
      Object.assign(role.change, { after: {}, after_unknown: {}, after_sensitive: {} });
    };
    const all = await Promise.all(
      NAMES.map((name) => changed(name, set(name === "dev" ? ["c", "a", "b"] : ["a", "b", "c"]))),
    );
    const own = parity(...all).differences;
    expect(own.filter((one) => one.path.startsWith("/delivery")).length).to.equal(1);
    expect(own.map(({ path }) => path)).to.include.members(["/delivery_policy/list", "/name"]);
    expect(new Set(own.map(({ odd }) => odd.join()))).to.deep.equal(new Set(["dev"]));
  });

  it("numbers that JavaScript does not hold, and documents within documents", async () => {
    const set = (number: string, document: string) => (_plan: JsonObject, entries: Entry[]) => {
      const own = after_(entries, "aws_sns_topic_subscription");
      own.delivery_policy = `{"n": ${number}, "inner": ${JSON.stringify(document)}}`;
    };
    const all = await Promise.all([
      changed("dev", set("9007199254740993", '{"a":1,"b":2}')),
      changed("staging", set("9007199254740992", ' { "b": 2, "a": 1 }')),
      changed("prod", set("9007199254740992", '{"a":1,"b":2}\n')),
    ]);
    expect(found(...all)).to.deep.equal([
      ["aws_sns_topic_subscription.this", "/delivery_policy/n", "dev"],
    ]);
  });

  it("a resource that is missing somewhere, and what differs where it is", async () => {
    const dev = await changed("dev", (plan, entries) => {
      plan.resource_changes = entries.filter((one) => one.type !== "aws_sns_topic");
    });
    const prod = await changed("prod", (_plan, entries) => {
      after_(entries, "aws_sns_topic").fifo_topic = true;
    });
    const { differences } = parity(...words(dev, prod));
    expect(differences.map(({ path, odd, values }) => [path, odd, values])).to.deep.equal([
      ["", ["dev"], { dev: "absent", staging: "present", prod: "present" }],
      ["/fifo_topic", [], { dev: "(absent)", staging: "false", prod: "true" }],
    ]);
  });

  it("a root that is missing somewhere, and takes the only one for the same", async () => {
    for (const [name, path] of paths) {
      mkdirSync(join(folder, name));
      for (const root of name === "dev" ? ["network"] : ["network", "service"])
        writeFileSync(join(folder, name, `${root}.json`), readFileSync(path));
    }
    const folders = NAMES.map((name) => `${name}=${join(folder, name)}`);
    expect(found(...folders)).to.deep.equal([["service", "", "dev"]]);
    expect(found(folders[0] as string, ...words().slice(1))).to.deep.equal([]);
  });

  it("nothing of names that only the command line gives, where something else differs", async () => {
    const bare = (isChanged: boolean) => (plan: JsonObject, entries: Entry[]) => {
      delete plan.variables;
      plan.resource_changes = entries.filter((one) => one.type === "aws_sns_topic");
      const own = after_(entries, "aws_sns_topic");
      const tags = { Stages: "dev, staging, prod" };
      Object.assign(own, { name: "x", tags, tags_all: tags, fifo_topic: isChanged });
    };
    const all = await Promise.all(NAMES.map((name) => changed(name, bare(name === "dev"))));
    const own = parity(...all).differences.filter(({ type }) => type === "aws_sns_topic");
    expect(own.map(({ path, odd }) => [path, ...odd])).to.deep.equal([["/fifo_topic", "dev"]]);
  });
});
