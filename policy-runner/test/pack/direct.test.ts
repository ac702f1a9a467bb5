import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { type Direct, directIn } from "../../src/pack/direct.js";
import { parseWithPlaces } from "../../src/pack/opa.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { pinnedOpa } from "./opa.js";

const OPA = pinnedOpa();

const HEAD = `package rules.abc.right
import data.lib
import data.lib.values
import data.lib.verdict
import data.lib.values as v
`;

/** What a rule does past the library, by real OPA. */
async function direct(body: string): Promise<Direct | null> {
  const folder = makeFolder({});
  try {
    writeFileSync(join(folder, "right.rego"), `${HEAD}${body}\n`);
    return directIn(await parseWithPlaces(OPA, folder, "right.rego"));
  } finally {
    removeFolder(folder);
  }
}

describe("what a rule reads past the library", function () {
  this.timeout(30_000);
  before(function () {
    if (OPA === "") this.skip();
  });

  for (const body of [
    "a(unit) if not unit.values.on == false",
    'a(unit) if unit["values"].on',
    "a(unit) if unit.unknown[_]",
    'a(unit) if unit.sensitive["/on"]',
    "a(unit) if unit.configured.on",
    'a(unit) if unit.referenced_by.aws_y[0].values.on == "x"',
    'a if input.units.aws_y[_].values.on == "x"',
    'a(unit) if object.get(unit, "values", {}).on',
    'a(unit) := object.get(unit, ["values", "on"], null)',
    'a(unit) := object.filter(unit, ["values"])',
    'a(unit) := json.filter(unit, ["values/on"])',
    'a(unit) := on if {"values": {"on": on}} := unit',
    "a(unit) := verdict.of_value(values.read(unit.values, []), [])",
  ]) {
    it(`is refused in ${body}`, async () => {
      const found = await direct(body);
      expect(found?.wrong).to.match(
        /^reads values, unknown, sensitive or configured .* lib\/values/,
      );
      expect(found?.term.location?.row).to.equal(HEAD.split("\n").length);
    });
  }

  for (const body of [
    'a(unit) if not values.read(unit, ["on"]).value == false',
    'a(unit) if not values.known(unit, ["on"]) == false',
    'a(unit) if not data.lib.values.known(unit, ["on"]) == false',
    'a(unit) if not lib.values.known(unit, ["on"]) == false',
    'a(unit) if not verdict.is_one_of(unit, ["on"], [true]).outcome == "fail"',
    'a(unit) if { on := v.read(unit, ["on"]); not on.value in [false] }',
  ]) {
    it(`is a negation that an unknown satisfies: ${body}`, async () => {
      expect((await direct(body))?.wrong).to.match(/^negates what was read/);
    });
  }

  for (const body of [
    'a(unit) := values.read(unit, ["values", 0, "unknown"])',
    'a(unit) := data.lib.values.read(unit, ["on"])',
    'a(unit) := lib.values.read(unit, ["on"])',
    'a(unit) := v.declared(unit, ["on"])',
    'a(unit) if values.read(unit, ["on"]).state in {"unknown", "sensitive"}',
    'a(unit) if { on := v.read(unit, ["on"]); on.state == "known"; not on.value in [false] }',
    'a(unit) if not values.is_unset(unit, ["on"])',
    'a(unit) if values.known(unit, ["on"]) != "x"',
    "a if data.params.sizes[0]",
  ]) {
    it(`is nothing in ${body}`, async () => expect(await direct(body)).to.equal(null));
  }
});
