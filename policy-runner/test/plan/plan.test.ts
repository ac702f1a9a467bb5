import { createHash } from "node:crypto";
import { expect } from "chai";
import type { Json } from "../../src/constants.js";
import { minimalChange, planText } from "../support/plans.js";
import { changesOf, scanned } from "../support/scan.js";
import { refusal } from "../support/throws.js";

const parse = (overrides: { [key: string]: Json | undefined } = {}) => scanned(planText(overrides));

describe("plan/plan", () => {
  it("reads a plan and the digest of its bytes", async () => {
    const input = planText();
    const plan = await scanned(input);
    expect(plan.formatVersion).to.equal("1.2");
    expect(plan.terraformVersion).to.equal("1.13.0");
    expect(changesOf(plan).map((change) => change.address)).to.deep.equal(["aws_x.y"]);
    expect(plan.configuration.resource([], "aws_x", "y")?.type).to.equal("aws_x");
    expect(plan.digest).to.equal(createHash("sha256").update(input).digest("hex"));
  });

  it("reads what OpenTofu and older versions write, without the newer flags", async () => {
    const flags = { complete: undefined, applyable: undefined, errored: undefined };
    for (const format_version of ["0.1", "0.2", "1.0", "1.2", "1.9"]) {
      expect((await parse({ ...flags, format_version })).resources.count).to.equal(1);
    }
  });

  it("reads a plan without changes to apply, and one without resources", async () => {
    expect((await parse({ applyable: false })).resources.count).to.equal(1);
    const empty = await parse({ resource_changes: [], configuration: undefined });
    expect(empty.resources.count).to.equal(0);
  });

  it("reads a plan without a version of Terraform, and with keys it does not know", async () => {
    const plan = await parse({ terraform_version: undefined, future: { a: [1] } });
    expect(plan.terraformVersion).to.equal("unknown");
  });

  const refused: readonly (readonly [
    what: string,
    overrides: { [key: string]: Json | undefined },
    says: RegExp,
  ])[] = [
    ["a failed run", { errored: true, resource_changes: undefined }, /errored is true/],
    ["a partial plan", { complete: false }, /complete is false.*-target/],
    ["deferred changes", { deferred_changes: [{}] }, /deferred_changes/],
    ["no resource_changes", { resource_changes: undefined }, /has no resource_changes/],
    ["no configuration", { configuration: undefined }, /has no configuration/],
    ["a state", { values: {}, resource_changes: undefined }, /is a Terraform state/],
    ["a raw state", { version: 4, serial: 1, lineage: "x" }, /is a Terraform state/],
    ["an unknown major", { format_version: "2.0" }, /format_version 2\.0.*update policy-runner/],
    ["an unknown early version", { format_version: "0.3" }, /format_version 0\.3/],
    ["no format_version", { format_version: undefined }, /no valid format_version/],
    ["a numeric format_version", { format_version: 1.2 }, /no valid format_version/],
    ["a textual format_version", { format_version: "secret" }, /no valid format_version/],
    [
      "a numeric terraform_version",
      { terraform_version: 1 },
      /terraform_version is not a non-empty/,
    ],
    ["errored as text", { errored: "true" }, /errored is not true or false/],
    ["complete as null", { complete: null }, /complete is not true or false/],
    ["applyable as a number", { applyable: 1 }, /applyable is not true or false/],
    ["deferred_changes as an object", { deferred_changes: {} }, /deferred_changes is not a list/],
    ["resource_changes as an object", { resource_changes: {} }, /resource_changes is not a list/],
    ["resource_changes as null", { resource_changes: null }, /resource_changes is not a list/],
    ["configuration as a list", { configuration: [] }, /configuration is not an object/],
  ];
  for (const [what, overrides, says] of refused) {
    it(`refuses ${what}`, async () => {
      expect(await refusal(() => parse(overrides))).to.match(says);
    });
  }

  it("refuses a repeated section", async () => {
    const text = planText().replace("{", '{"resource_changes":[],');
    expect(await refusal(() => scanned(text))).to.match(/repeats a key/);
  });

  it("reads UTF-16 to the same resources, under another digest", async () => {
    const original = await parse();
    const wide = await scanned(Buffer.from(`\uFEFF${planText()}`, "utf16le"));
    expect(changesOf(wide)).to.deep.equal(changesOf(original));
    expect(wide.digest).not.to.equal(original.digest);
  });

  it("takes neither prototype from a key nor what was before", async () => {
    const text = planText({ resource_changes: [minimalChange()] }).replace(
      '"after":{',
      '"after":{"__proto__":{"polluted":true},',
    );
    const [change] = changesOf(await scanned(text));
    expect(change?.change).to.have.all.keys("actions", "after", "after_unknown", "after_sensitive");
    expect(({} as { polluted?: boolean }).polluted).to.equal(undefined);
  });

  it("reads keys that are written with escapes", async () => {
    const text = planText().replace('"resource_changes"', '"resource\\u005fchanges"');
    expect((await scanned(text)).resources.count).to.equal(1);
  });

  it("keeps the attributes that are wanted, and skips all others", async () => {
    const wanted = { attributes: new Set(["name"]), types: [] };
    const change = minimalChange().change as { [key: string]: Json };
    const more = { ...change, after: { name: "y", policy: "x".repeat(500) } };
    const plan = await scanned(
      planText({ resource_changes: [minimalChange({ change: more })] }),
      wanted,
    );
    expect(changesOf(plan)[0]?.change.after).to.deep.equal({ name: "y" });
  });
});
