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
size(unit) := object.get(unit.values, ["extent", 0], null)
`;

const LIB_TOO = `package lib.names
colour(unit) := unit.values.colour
`;

/** A second file of the rule's package. */
const SECOND = `package rules.abc.right
b(unit) := unit.values.colour
`;

const rule = (body: string) => `package rules.abc.right
import data.lib.names
import data.lib.units
${body}
`;

/** What the code of a rule reads, by real OPA. @param more files of the pack besides, by path */
async function reads(body: string, more: { readonly [path: string]: string } = {}) {
  const files = {
    "lib/names.rego": LIB,
    "lib/other.rego": 'package lib.other\nunused := "other"\n',
    "lib/units.rego": "package lib.units\nsettled(unit, type, _) := unit.referenced_by[type]\n",
    "rules/abc/right/right.rego": rule(body),
    ...more,
  };
  const folder = makeFolder({});
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return readsOf("policies", await parse(OPA, folder)).get("data.rules.abc.right");
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
    expect(found?.attributes).to.include.members(["width", "extent", "depth"]);
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

  for (const [how, more] of [
    ["in another file of its package", { "rules/abc/right/more.rego": SECOND }],
    ["by a library in two files", { "lib/names_too.rego": LIB_TOO, "lib/names.rego": LIB }],
  ] as const) {
    it(`is what is read ${how}`, async () => {
      const found = await reads("a(unit) := names.size(unit)", more);
      expect(found?.attributes).to.include.members(["extent", "colour"]);
    });
  }

  for (const [how, head, call] of [
    ["by its whole path", "", "data.lib.names.size(unit)"],
    ["imported by itself", "import data.lib.names.size", "size(unit)"],
    ["imported with all libraries", "import data.lib", "lib.names.size(unit)"],
    ["imported by another name", "import data.lib.names as n", "n.size(unit)"],
  ] as const) {
    it(`is what a function reads that is called ${how}`, async () => {
      const text = `package rules.abc.right\n${head}\na(unit) := ${call}\n`;
      const found = await reads("", { "rules/abc/right/right.rego": text });
      expect(found?.attributes).to.include("extent");
    });
  }

  for (const [how, head, body] of [
    ["by a constant", "", '_y := "aws_y"\na(unit) := data.lib.units.settled(unit, _y, "z")'],
    ["by a list", "", 'a(unit) := data.lib.units.settled_of(unit, ["aws_y"], "z")'],
    [
      "by a constant list",
      "",
      '_y := {"aws_y"}\na(unit) := data.lib.units.settled_of(unit, _y, "z")',
    ],
    [
      "under another name",
      "import data.lib.units as u",
      'a(unit) := u.settled(unit, "aws_y", "z")',
    ],
    [
      "by the function alone",
      "import data.lib.units.settled",
      'a(unit) := settled(unit, "aws_y", "z")',
    ],
    ["in what the unit holds", "", "a(unit) := unit.referenced_by.aws_y"],
  ] as const) {
    it(`names the neighbours that it asks for ${how}`, async () => {
      const text = `package rules.abc.right\n${head}\n${body}\n`;
      const found = await reads("", { "rules/abc/right/right.rego": text });
      expect(found?.neighbours).to.deep.equal(["aws_y"]);
    });
  }

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
    'a(unit) := object.get(unit, "values", {})',
    'a(unit) := object.get(unit, ["values", names.size(unit)], null)',
  ]) {
    it(`refuses ${body}`, async () => {
      expect(await refusal(() => reads(body))).to.match(
        /rules\/abc\/right\/right\.rego steps through all attributes/,
      );
    });
  }
});
