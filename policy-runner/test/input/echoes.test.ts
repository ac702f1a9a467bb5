import { expect } from "chai";
import type { JsonObject } from "../../src/constants.js";
import { normalise } from "../../src/input/normalise.js";
import type { Interest } from "../../src/input/types.js";
import { wantedOf } from "../../src/input/wanted.js";
import { planText } from "../support/plans.js";
import { scanned } from "../support/scan.js";

const ATTRIBUTES = new Set([
  ...["versioning", "inline_policy", "managed_policy_arns", "ingress", "egress", "grant"],
]);

const PARENTS = ["aws_s3_bucket", "aws_iam_role", "aws_security_group"];

const INTEREST: Interest = {
  units: new Set(PARENTS),
  neighbours: new Map(),
  attributes: ATTRIBUTES,
  attributesOf: () => ATTRIBUTES,
  blocksOf: () => new Set(),
};

/** What stands: a resource with its values, as a plan that does not change it shows it. */
function standing(type: string, after: JsonObject, after_sensitive: JsonObject = {}): JsonObject {
  const change = { actions: ["no-op"], before: after, after, after_unknown: {}, after_sensitive };
  return { address: `${type}.own`, mode: "managed", type, name: "own", change };
}

function changing(type: string, actions: string[], before: JsonObject): JsonObject {
  const after = actions.includes("delete") && actions.length === 1 ? null : {};
  const change = { actions, before, after, after_unknown: {}, after_sensitive: {} };
  return { address: `${type}.own`, mode: "managed", type, name: "own", change };
}

/** Values of the resource that stands, beside what is changed; with attributes that its block sets. */
async function valuesOf(
  resource: JsonObject,
  changed: readonly JsonObject[],
  set: readonly string[] = [],
): Promise<JsonObject | undefined> {
  const { type, name } = resource;
  const expressions = Object.fromEntries(set.map((attribute) => [attribute, [{}]]));
  const block = { address: `${type}.${name}`, mode: "managed", type, name, expressions };
  const configuration = { root_module: { resources: [block] } };
  const resource_changes = [resource, ...changed];
  const text = planText({ resource_changes, configuration } as unknown as JsonObject);
  const plan = await scanned(text, wantedOf(INTEREST));
  const facts = { environment: "dev", project: "p", target: "unknown", now: "" } as const;
  const input = normalise(plan, { facts, interest: INTEREST, source: null });
  return [...input.shards(1)].flat(2)[0]?.values;
}

describe("what a resource shows of its companions", () => {
  const bucket = standing("aws_s3_bucket", { id: "b", versioning: [{ enabled: true }] });
  const gone = changing("aws_s3_bucket_versioning", ["delete"], { bucket: "b" });

  it("is gone with one that the plan deletes", async () => {
    expect((await valuesOf(bucket, [gone]))?.versioning).to.equal(null);
  });

  it("stays where nothing is changed, and where another's is", async () => {
    const other = changing("aws_s3_bucket_versioning", ["delete"], { bucket: "c" });
    const same = changing("aws_s3_bucket_versioning", ["no-op"], { bucket: "b" });
    for (const changed of [[], [other], [same]]) {
      expect((await valuesOf(bucket, changed))?.versioning).to.deep.equal([{ enabled: true }]);
    }
  });

  it("stays where one is only forgotten", async () => {
    const forgotten = changing("aws_s3_bucket_versioning", ["forget"], { bucket: "b" });
    expect((await valuesOf(bucket, [forgotten]))?.versioning).to.deep.equal([{ enabled: true }]);
  });

  it("is no echo where its own block sets it", async () => {
    const values = await valuesOf(bucket, [gone], ["versioning"]);
    expect(values?.versioning).to.deep.equal([{ enabled: true }]);
  });

  it("is without the inline policies that are changed", async () => {
    const role = standing("aws_iam_role", {
      id: "r",
      inline_policy: [
        { name: "a", policy: "wide" },
        { name: "b", policy: "kept" },
      ],
    });
    const narrowed = changing("aws_iam_role_policy", ["update"], { role: "r", name: "a" });
    expect((await valuesOf(role, [narrowed]))?.inline_policy).to.deep.equal([
      { name: "b", policy: "kept" },
    ]);
  });

  it("is without the policies that are detached", async () => {
    const role = standing("aws_iam_role", { id: "r", managed_policy_arns: ["admin", "kept"] });
    const attached = { role: "r", policy_arn: "admin" };
    const detached = changing("aws_iam_role_policy_attachment", ["delete"], attached);
    expect((await valuesOf(role, [detached]))?.managed_policy_arns).to.deep.equal(["kept"]);
    const all = { roles: ["q", "r"], policy_arn: "kept" };
    const several = changing("aws_iam_policy_attachment", ["delete"], all);
    expect((await valuesOf(role, [several, detached]))?.managed_policy_arns).to.deep.equal([]);
  });
});

describe("what a security group shows of its rules", () => {
  const rule = (over: JsonObject): JsonObject => {
    const none = { cidr_blocks: [], ipv6_cidr_blocks: [], prefix_list_ids: [] };
    const ports = { protocol: "tcp", from_port: 22, to_port: 22 };
    return { ...none, security_groups: [], self: false, ...ports, ...over };
  };
  const group = (...ingress: readonly JsonObject[]) =>
    standing("aws_security_group", { id: "sg-1", ingress: [...ingress], egress: [...ingress] });
  const deleted = (type: string, before: JsonObject) =>
    changing(type, ["delete"], {
      security_group_id: "sg-1",
      from_port: 22,
      to_port: 22,
      ...before,
    });
  const ingressOf = async (ingress: readonly JsonObject[], change: JsonObject) =>
    (await valuesOf(group(...ingress), [change]))?.ingress;

  it("is without one that is deleted, and with the others of the same ports", async () => {
    const shown = rule({ cidr_blocks: ["0.0.0.0/0", "10.0.0.0/8"] });
    const open = deleted("aws_vpc_security_group_ingress_rule", {
      ip_protocol: "tcp",
      cidr_ipv4: "0.0.0.0/0",
    });
    expect(await ingressOf([shown], open)).to.deep.equal([rule({ cidr_blocks: ["10.0.0.0/8"] })]);
    expect(await ingressOf([rule({ cidr_blocks: ["0.0.0.0/0"] })], open)).to.deep.equal([]);
    const other = rule({ cidr_blocks: ["0.0.0.0/0"], to_port: 23 });
    expect(await ingressOf([other], open)).to.deep.equal([other]);
  });

  it("is without what an old rule holds in lists, in its direction alone", async () => {
    const shown = rule({ cidr_blocks: ["0.0.0.0/0"], ipv6_cidr_blocks: ["::/0"] });
    const open = deleted("aws_security_group_rule", {
      type: "ingress",
      protocol: "tcp",
      cidr_blocks: ["0.0.0.0/0"],
      ipv6_cidr_blocks: ["::/0"],
    });
    const values = await valuesOf(group(shown), [open]);
    expect(values?.ingress).to.deep.equal([]);
    expect(values?.egress).to.deep.equal([shown]);
  });

  it("knows all protocols by one name, and the group itself", async () => {
    const shown = rule({ protocol: "-1", from_port: 0, to_port: 0, self: true });
    const own = deleted("aws_vpc_security_group_ingress_rule", {
      ip_protocol: "-1",
      from_port: null,
      to_port: null,
      referenced_security_group_id: "sg-1",
    });
    expect(await ingressOf([shown], own)).to.deep.equal([]);
  });

  it("stays where a part of it is marked sensitive", async () => {
    const shown = rule({ cidr_blocks: ["0.0.0.0/0"], description: "secret" });
    const marked = standing(
      "aws_security_group",
      { id: "sg-1", ingress: [shown] },
      { ingress: [{ description: true }] },
    );
    const open = deleted("aws_vpc_security_group_ingress_rule", {
      ip_protocol: "tcp",
      cidr_ipv4: "0.0.0.0/0",
    });
    expect((await valuesOf(marked, [open]))?.ingress).to.have.length(1);
  });
});
