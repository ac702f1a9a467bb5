import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parse } from "../../src/pack/opa.js";
import { readsOf } from "../../src/pack/reads.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { refusal } from "../support/throws.js";
import { pinnedOpa } from "./opa.js";

const OPA = pinnedOpa();

const LIB = `package lib.names
size(unit) := object.get(unit.values, ["size", 0], null)
`;

const rule = (body: string) => `package rules.abc.right
import data.lib.names
import data.lib.units
${body}
`;

/** What the code of a rule reads, by real OPA. */
async function reads(body: string) {
  const folder = makeFolder({});
  try {
    for (const [path, text] of [
      ["lib/names.rego", LIB],
      ["lib/other.rego", 'package lib.other\nunused := "other"\n'],
      ["rules/abc/right/right.rego", rule(body)],
    ] as const) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return readsOf(await parse(OPA, folder)).get("data.rules.abc.right");
  } finally {
    removeFolder(folder);
  }
}

describe("what a rule's code can read", function () {
  this.timeout(30_000);
  before(function () {
    if (OPA === "") this.skip();
  });

  it("is every name in it and in the library that it uses", async () => {
    const found = await reads('a(unit) if unit.values.width == names.size(unit)\nb := "depth"');
    expect(found?.attributes).to.include.members(["width", "size", "depth"]);
    expect(found?.attributes).not.to.include("other");
  });

  it("is every step of a pointer", async () => {
    const found = await reads('a(unit) := units.settled(unit, "aws_y", "access_logs/0/bucket")');
    expect(found?.attributes).to.include.members(["access_logs", "bucket"]);
  });

  it("names the neighbours that it asks for", async () => {
    const found = await reads('a(unit) := units.settled(unit, "aws_y", "bucket")');
    expect(found?.neighbours).to.deep.equal(["aws_y"]);
  });

  for (const body of [
    "a(unit) := [v | some v in unit.values]",
    "a(unit) := [k | some k, _ in unit.values]",
    "a(unit) := object.keys(unit.values)",
    "a(unit) := json.marshal(unit.values)",
    "a(unit) if every v in unit.values { v }",
    "a(unit) := [v | walk(unit.values, [_, v])]",
    "a(unit) := v if v := unit.values",
    'a(unit) := unit["values"]',
    "a(unit) := {1: unit.values}",
    "a(unit) := [unit.values]",
    "a(unit) := [v | v := unit.values[_]]",
    "a(unit) := [k | some k; unit.values[k]]",
    "a(unit) := names.size(unit.values)",
  ]) {
    it(`refuses ${body}`, async () => {
      expect(await refusal(() => reads(body))).to.match(
        /rules\/abc\/right\/right\.rego steps through all attributes/,
      );
    });
  }
});
