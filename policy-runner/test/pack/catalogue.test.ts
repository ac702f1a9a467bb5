import { expect } from "chai";
import { catalogueOf } from "../../src/pack/catalogue.js";
import type { Annotation } from "../../src/pack/types.js";
import { refusal } from "../support/throws.js";

const CUSTOM = {
  id: "PAY-ABC-001",
  family: "abc",
  severity: "high",
  scope: "resource",
  resource_types: ["aws_x"],
  controls: { pci_dss: ["1.1"] },
  remediation: "Mend it.",
  references: ["https://example.com"],
};

function annotation(custom: object = {}, over: object = {}, rule = "right"): Annotation {
  return {
    annotations: {
      scope: "package",
      title: "T",
      description: "D",
      custom: { ...CUSTOM, ...custom },
      ...over,
    },
    location: { file: `rules/abc/${rule}/${rule}.rego`, row: 1 },
    path: ["data", "rules", "abc", rule].map((value) => ({ value })),
  };
}

const READS = new Map([
  ["data.rules.abc.right", { attributes: ["name"], links: [], neighbours: ["aws_y"] }],
]);

const catalogue = (...annotations: Annotation[]) => catalogueOf("policies", annotations, new Map());

describe("the catalogue", () => {
  it("describes each rule by its METADATA and its place, sorted by id", () => {
    const rules = catalogue(annotation({ id: "PAY-ABC-002" }, {}, "b"), annotation());
    expect(rules.map((rule) => rule.id)).to.deep.equal(["PAY-ABC-001", "PAY-ABC-002"]);
    expect(rules[0]).to.deep.equal({
      ...CUSTOM,
      title: "T",
      description: "D",
      reads: [],
      attributes: [],
      links: [],
      blocks: {},
      no_controls: null,
      convention: null,
      requires: [],
      path: ["abc", "right"],
    });
  });

  it("leaves out what is no rule: tests, and what is in a package", () => {
    const test = { ...annotation(), location: { file: "rules/abc/right/right_test.rego", row: 1 } };
    expect(catalogue(test, annotation({}, { scope: "rule" }))).to.deep.equal([]);
  });

  it("refuses an id that is used twice", async () => {
    const twice = await refusal(() => catalogue(annotation(), annotation({}, {}, "other")));
    expect(twice).to.contain("PAY-ABC-001 is used twice");
  });

  it("names the blocks among them that the provider never fills in, of the types that it names", () => {
    const types = {
      aws_y: { blocks: ["name", "name/*/name", "name/*/other", "other"] },
      aws_z: { blocks: ["name"] },
    };
    const [rule] = catalogueOf("policies", [annotation({ reads: ["aws_y"] })], READS, types);
    expect(rule?.blocks).to.deep.equal({ aws_y: ["name", "name/*/name"] });
  });

  it("names the attributes that a rule's code can read", () => {
    const [rule] = catalogueOf("policies", [annotation({ reads: ["aws_y"] })], READS);
    expect(rule?.attributes).to.deep.equal(["name"]);
  });

  it("refuses a rule whose code reads a neighbour that its METADATA does not name", async () => {
    const message = await refusal(() => catalogueOf("policies", [annotation()], READS));
    expect(message).to.contain("its code reads aws_y, which reads does not name");
  });

  const cases: readonly (readonly [what: string, broken: Annotation, says: RegExp])[] = [
    ["no title", annotation({}, { title: undefined }), /it has no title/],
    ["no description", annotation({}, { description: undefined }), /it has no description/],
    ["no custom part at all", annotation({}, { custom: undefined }), /it has no remediation/],
    ["no id", annotation({ id: undefined }), /id is not like PAY-ENC-001/],
    ["an id of another form", annotation({ id: "PAY-ENC-1" }), /id is not like/],
    [
      "an unknown severity",
      annotation({ severity: "severe" }),
      /severity is none of critical, high/,
    ],
    ["an unknown scope", annotation({ scope: "plan" }), /scope is none of resource, stack/],
    [
      "a family that is not its folder",
      annotation({ family: "abd" }),
      /family is not the name of its folder/,
    ],
    ["no resource types", annotation({ resource_types: [] }), /no resource_types/],
    [
      "resource types that are no list",
      annotation({ resource_types: "aws_x" }),
      /no resource_types/,
    ],
    ["reads that are no list", annotation({ reads: "aws_y" }), /lists of words/],
    ["what a rule can not require", annotation({ requires: ["sorce"] }), /requires knows source/],
    ["no references", annotation({ references: undefined }), /lists of words/],
    ["no controls", annotation({ controls: undefined }), /it has no controls/],
  ];
  for (const [what, broken, says] of cases) {
    it(`refuses ${what}, and names the file`, async () => {
      const message = await refusal(() => catalogue(broken));
      expect(message).to.match(says).and.contain("policies/rules/abc/right/right.rego");
    });
  }
});
