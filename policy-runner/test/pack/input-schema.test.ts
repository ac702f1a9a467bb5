import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { OPA_VERSION } from "../../src/pack/opa.js";
import { ROOT } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { pinnedOpa } from "./opa.js";

const CHECK = ["check", "--strict", "--capabilities", "capabilities.json"];
const REGO = [
  "--schema",
  "schemas/input.json",
  "--ignore",
  "*_test.rego",
  "main.rego",
  "lib",
  "rules",
];

describe("what rules read of the policy input", function () {
  this.timeout(60_000);
  const opa = pinnedOpa();
  let dir = "";
  before(function () {
    if (opa !== "") return;
    process.emitWarning(
      `OPA ${OPA_VERSION} is neither on PATH nor in .work/bin: rules are not checked`,
    );
    this.skip();
  });
  beforeEach(() => {
    dir = makeFolder();
    cpSync(join(ROOT, "policies"), dir, { recursive: true });
  });
  afterEach(() => removeFolder(dir));

  const check = () => spawnSync(opa, [...CHECK, ...REGO], { cwd: dir, encoding: "utf8" });

  it("is in its schema", () => {
    const { status, stderr } = check();
    expect(stderr).to.equal("");
    expect(status).to.equal(0);
  });

  for (const [path, right, wrong] of [
    [
      "rules/tagging/required_tags/required_tags.rego",
      "input.facts.project",
      "input.facts.projekt",
    ],
    ["lib/units.rego", "input.facts.unplaced", "input.facts.unplacd"],
    ["lib/units.rego", "input.units[", "input.unit["],
  ] as const) {
    it(`is not ${wrong}`, () => {
      const text = readFileSync(join(dir, path), "utf8");
      expect(text).to.contain(right);
      writeFileSync(join(dir, path), text.replace(right, wrong));
      const { status, stderr } = check();
      expect(stderr).to.match(/rego_type_error: undefined ref: input\./);
      expect(status).not.to.equal(0);
    });
  }
});
