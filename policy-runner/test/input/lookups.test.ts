import { expect } from "chai";
import type { Json, JsonObject } from "../../src/constants.js";
import { normalise } from "../../src/input/normalise.js";
import type { Interest, Slim } from "../../src/input/types.js";
import { wantedOf } from "../../src/input/wanted.js";
import { planText } from "../support/plans.js";
import { scanned } from "../support/scan.js";

const NAMES = new Set(["key", "keys", "name", "key_id"]);

const INTEREST: Interest = {
  units: new Set(["aws_x"]),
  neighbours: new Map(),
  attributes: NAMES,
  attributesOf: () => NAMES,
  blocksOf: () => new Set(),
};

const FACTS = { environment: "dev", project: "p", target: "unknown", now: "" } as const;

const block = (mode: string, type: string, name: string, expressions: JsonObject): JsonObject => {
  return { address: `${type}.${name}`, mode, type, name, expressions };
};

const alias = (name: string, constant: Json): JsonObject =>
  block("data", "aws_kms_alias", name, { name: constant });

const refersTo = (...references: string[]): JsonObject => ({ references });

/** The lookups of a resource in module.m["a.data.b"] with these expressions. */
async function lookups(expressions: JsonObject, rest: JsonObject = {}): Promise<Slim["lookups"]> {
  const module = 'module.m["a.data.b"]';
  const after = { key: null, keys: [] };
  const values = { actions: ["create"], after, after_unknown: { key: true }, after_sensitive: {} };
  const change = { mode: "managed", type: "aws_x", name: "x", change: values };
  const resources = [
    block("managed", "aws_x", "x", expressions),
    block("managed", "aws_kms_alias", "aws", { name: { constant_value: "of a resource" } }),
    alias("aws", { constant_value: "alias/aws/rds" }),
    alias("ours", { constant_value: "alias/ours" }),
    alias("given", refersTo("var.name")),
  ];
  const plan = {
    resource_changes: [{ ...change, address: `${module}.aws_x.x`, module_address: module }],
    configuration: { root_module: { module_calls: { m: { module: { resources } } } } },
    ...rest,
  };
  const scan = await scanned(planText(plan), wantedOf(INTEREST));
  const input = normalise(scan, { facts: FACTS, interest: INTEREST, source: null });
  return [...input.shards(1)].flat(2)[0]?.lookups;
}

const AWS = ["data.aws_kms_alias.aws.target_key_arn", "data.aws_kms_alias.aws"];
const OURS = ["data.aws_kms_alias.ours.target_key_arn", "data.aws_kms_alias.ours"];

describe("what a data source is looked up by", () => {
  it("is told of the attribute that it supplies, whatever module it stands in", async () => {
    expect(await lookups({ key: refersTo(...AWS) })).to.deep.equal({
      "/key": { name: "alias/aws/rds" },
    });
  });

  it("is not told where several may supply it, or it is no constant", async () => {
    for (const references of [
      [...AWS, ...OURS],
      [...AWS, "var.other"],
      ["data.aws_kms_alias.given.arn", "data.aws_kms_alias.given"],
      ["data.aws_kms_alias.nowhere.arn", "data.aws_kms_alias.nowhere"],
    ]) {
      expect(await lookups({ key: refersTo(...references) }), `${references}`).to.equal(undefined);
    }
  });

  it("is not told where a resource supplies it, nor where it is a secret", async () => {
    expect(await lookups({ key: refersTo("aws_kms_alias.aws.arn") })).to.equal(undefined);
    const marked = { actions: ["create"], after: "alias/aws/rds", after_sensitive: true };
    const secret = { output_changes: { name: marked } };
    expect(await lookups({ key: refersTo(...AWS) }, secret)).to.equal(undefined);
  });
});
