import { expect } from "chai";
import type { JsonObject } from "../../src/constants.js";
import { normalise } from "../../src/input/normalise.js";
import type { Facts, Unit } from "../../src/input/types.js";
import { wantedOf } from "../../src/input/wanted.js";
import type { SourceIndex } from "../../src/source/types.js";
import { scanned } from "../support/scan.js";
import { altered, expectValid, schema } from "./schema.js";
import { created, planOf } from "./support.js";

describe("the schema of the policy input", () => {
  const validate = schema("input");
  let input: () => JsonObject;
  before(async () => {
    const { facts, units } = await normalised();
    const byType: { [type: string]: Unit[] } = {};
    for (const unit of units) byType[unit.type] = [...(byType[unit.type] ?? []), unit];
    const rules = [{ id: "PAY-ENC-002", path: ["encryption", "s3_default"] }];
    const text = JSON.stringify({ rules, facts, units: byType, everything: false });
    input = () => JSON.parse(text) as JsonObject;
  });

  it("holds for a normalised plan with neighbours, unknowns, secrets, keys and a source", () => {
    const one = input();
    const text = JSON.stringify(one);
    expect(text)
      .to.contain('"attribute":"bucket"')
      .and.contain('"sensitive":{"/bucket_prefix":true}');
    expect(text)
      .to.contain('"settled":true')
      .and.contain('"index":"a"')
      .and.contain('"unknown":{"/id":[]');
    expect(text)
      .to.contain('"prevent_destroy":true')
      .and.contain('"missing":"the HCL source has no');
    expectValid(validate, one);
  });

  it("refuses what it does not name", () => {
    for (const path of [
      "",
      "facts",
      "units.aws_s3_bucket.0",
      `units.aws_s3_bucket.0.referenced_by.${COMPANION}.0`,
      "units.aws_s3_bucket.0.source",
    ]) {
      expect(validate(altered(input(), path, (at) => ({ ...at, more: 1 }))), path).to.equal(false);
    }
  });
});

const COMPANION = "aws_s3_bucket_server_side_encryption_configuration";

async function normalised(): Promise<{ facts: Facts; units: readonly Unit[] }> {
  const bucket = created(
    'aws_s3_bucket.b["a"]',
    { bucket_prefix: "secret", tags: {} },
    { after_unknown: { id: true }, after_sensitive: { bucket_prefix: true } },
  );
  const companion = created(
    `${COMPANION}.c`,
    { rule: [] },
    { after_unknown: { bucket: true, id: true } },
  );
  const plan = JSON.parse(planOf([{ ...bucket, index: "a" }, companion]));
  plan.configuration.root_module.resources[1].expressions = {
    bucket: { references: ['aws_s3_bucket.b["a"].id', 'aws_s3_bucket.b["a"]', "aws_s3_bucket.b"] },
  };
  const source: SourceIndex = {
    resources: new Map([["aws_s3_bucket.b", { file: "main.tf", line: 1, preventDestroy: true }]]),
    unread: new Map(),
  };
  const facts = {
    environment: "dev",
    project: "payment",
    target: "unknown",
    now: "2026-01-01T00:00:00Z",
  } as const;
  const attributes = new Set(["bucket", "bucket_prefix", "id", "rule", "tags"]);
  const interest = {
    units: "all",
    neighbours: new Map([[COMPANION, new Set(["aws_s3_bucket"])]]),
    attributes,
    attributesOf: () => attributes,
    blocksOf: () => new Set<string>(),
  } as const;
  const scan = await scanned(JSON.stringify(plan), wantedOf(interest));
  const input = normalise(scan, { facts, interest, source });
  return { facts: input.facts, units: [...input.shards(1)].flat(2) };
}
