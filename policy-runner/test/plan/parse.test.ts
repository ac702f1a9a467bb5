import { createHash } from "node:crypto";
import { expect } from "chai";
import type { Json } from "../../src/constants.js";
import { parsePlan } from "../../src/plan/parse.js";
import { minimalChange, planText } from "../support/plans.js";
import { refusal } from "../support/throws.js";

const bytes = (text: string) => ({ name: "p.json", bytes: Buffer.from(text) });
const parse = (overrides: { [key: string]: Json | undefined } = {}) =>
  parsePlan(bytes(planText(overrides)));

describe("plan/parse", () => {
  it("reads a plan and the digest of its bytes", () => {
    const input = bytes(planText());
    const plan = parsePlan(input);
    expect(plan.formatVersion).to.equal("1.2");
    expect(plan.terraformVersion).to.equal("1.13.0");
    expect(plan.resourceChanges.map((change) => change.address)).to.deep.equal(["aws_x.y"]);
    expect(plan.configuration.root_module?.resources?.[0]?.type).to.equal("aws_x");
    expect(plan.digest).to.equal(createHash("sha256").update(input.bytes).digest("hex"));
  });

  it("reads what OpenTofu and older versions write, without the newer flags", () => {
    const flags = { complete: undefined, applyable: undefined, errored: undefined };
    for (const format_version of ["0.1", "0.2", "1.0", "1.2", "1.9"]) {
      expect(parse({ ...flags, format_version }).resourceChanges).to.have.length(1);
    }
  });

  it("reads a plan without changes to apply, and one without resources", () => {
    expect(parse({ applyable: false }).resourceChanges).to.have.length(1);
    const empty = parse({ resource_changes: [], configuration: undefined });
    expect(empty.resourceChanges).to.deep.equal([]);
    expect(empty.configuration).to.deep.equal({});
  });

  it("reads a plan without a version of Terraform, and with keys it does not know", () => {
    expect(parse({ terraform_version: undefined, future: { a: [1] } }).terraformVersion).to.equal(
      "unknown",
    );
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
    expect(await refusal(() => parsePlan(bytes(text)))).to.match(/repeats a key/);
  });

  it("reads UTF-16 to the same plan, save for the digest", () => {
    const original = parse();
    const wide = Buffer.from(`\uFEFF${planText()}`, "utf16le");
    const { digest, ...plan } = parsePlan({ name: "p.json", bytes: wide });
    expect({ ...plan, digest: original.digest }).to.deep.equal(original);
    expect(digest).not.to.equal(original.digest);
  });

  it("takes neither prototype from a key nor what was before", () => {
    const text = planText({ resource_changes: [minimalChange({ mode: "data" })] }).replace(
      '"after":{',
      '"after":{"__proto__":{"polluted":true},',
    );
    const change = parsePlan(bytes(text)).resourceChanges[0];
    expect(change?.change).to.have.all.keys("actions", "after", "after_unknown", "after_sensitive");
    expect(({} as { polluted?: boolean }).polluted).to.equal(undefined);
  });
});
