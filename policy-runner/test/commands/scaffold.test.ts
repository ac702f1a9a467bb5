import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Result } from "../../src/verdict/types.js";
import { pinnedOpa } from "../pack/opa.js";
import { expectRefusal, ROOT, runCli } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { created, planOf } from "./support.js";

/** A name and an id that no rule has, whatever rules the pack is given: the tests add one to a copy of it. */
const NAME = "scaffolded";
const ID = freeId();
const WORDS = ["--family", "encryption", "--name", NAME, "--type", "aws_kinesis_stream"];

describe("scaffold", function () {
  this.timeout(60_000);
  let dir = "";
  beforeEach(() => {
    dir = makeFolder({});
    cpSync(join(ROOT, "policies"), dir, { recursive: true });
  });
  afterEach(() => removeFolder(dir));

  const scaffold = (...words: string[]) => runCli(["scaffold", ...words, "--policies", dir]);
  const file = (end: string) => join(dir, "rules/encryption", NAME, `${NAME}${end}`);

  it("makes one folder, from which a rule comes that judges plans", function () {
    const opa = pinnedOpa();
    if (opa === "") this.skip();
    const { stdout, status } = scaffold(ID, ...WORDS, "--attribute", "encrypted");
    expect(status).to.equal(0);
    expect(stdout.trimEnd().split("\n").slice(0, 3)).to.deep.equal([
      file(".rego"),
      file("_test.rego"),
      file(".breaks"),
    ]);
    const build = () => runCli(["build", dir, "--opa", opa]);
    expectRefusal(build(), /scaffolded\.rego is not complete: it still says TO BE FILLED IN/);
    const text = readFileSync(file(".rego"), "utf8");
    writeFileSync(
      file(".rego"),
      text.replaceAll("TO BE FILLED IN", "Filled in, as a person would"),
    );
    const built = build();
    expect(built.stderr).to.equal("");
    const plan = join(dir, "plan.json");
    writeFileSync(plan, planOf([created("aws_kinesis_stream.s", { encrypted: false })]));
    const pack = ["--pack", join(dir, "dist")];
    const checked = runCli(["check", plan, "--env", "dev", "--format", "json", ...pack]);
    const { findings } = JSON.parse(checked.stdout) as Result;
    expect(findings.find(({ rule }) => rule === ID)).to.include({
      address: "aws_kinesis_stream.s",
      outcome: "fail",
      message: "encrypted is false",
    });
    expect(runCli(["rules", ID, ...pack]).stdout).to.contain("encrypted = false → fail");
  });

  it("refuses an id that a rule has", () => {
    expectRefusal(
      scaffold("PAY-ENC-001", ...WORDS),
      /The id PAY-ENC-001 is that of .*rds_storage\.rego; choose another/,
    );
  });

  it("makes a rule that is not built without its tests", function () {
    const opa = pinnedOpa();
    if (opa === "") this.skip();
    scaffold(ID, ...WORDS);
    const text = readFileSync(file(".rego"), "utf8");
    writeFileSync(
      file(".rego"),
      text.replaceAll("TO BE FILLED IN", "Filled in, as a person would"),
    );
    const tests = readFileSync(file("_test.rego"), "utf8");
    writeFileSync(file("_test.rego"), tests.replaceAll("test_undetermined_", "test_other_"));
    const build = () => runCli(["build", dir, "--opa", opa]);
    expectRefusal(build(), /has no test_undetermined_\.\.\. in .*scaffolded_test\.rego/);
    writeFileSync(file("_test.rego"), tests);
    writeFileSync(file(".breaks"), "none: here\n");
    expectRefusal(build(), /has no .*scaffolded\.breaks that is a list/);
    writeFileSync(file(".breaks"), "- attribute: enabled\n  wrong: [false]\n");
    const named = text
      .replaceAll("TO BE FILLED IN", "Filled in, as a person would")
      .replace(/# {3}no_controls.*\n/, "")
      .replace("controls: {}", 'controls: { pci_dss: ["99.9"] }');
    writeFileSync(file(".rego"), named);
    expectRefusal(build(), /names pci_dss 99\.9, which no file of .*frameworks has/);
    writeFileSync(file(".rego"), named.replace('{ pci_dss: ["99.9"] }', "{}"));
    expectRefusal(build(), /evidence for no control, and no_controls does not say why/);
  });

  const refused: readonly [what: string, words: readonly string[], says: RegExp][] = [
    ["an odd id", ["ENC-1", ...WORDS], /The id is not like PAY-ENC-101/],
    ["an odd name", [ID, ...WORDS.slice(0, 3), "../x", ...WORDS.slice(4)], /--name/],
    [
      "a word of Rego",
      [ID, ...WORDS.slice(0, 3), "not", ...WORDS.slice(4)],
      /--name can not be not/,
    ],
    ["a name of tests", [ID, ...WORDS.slice(0, 3), "a_test", ...WORDS.slice(4)], /ends in _test/],
    ["a missing type", [ID, ...WORDS.slice(0, 4)], /--type/],
    [
      "a folder that is there",
      [ID, "--family", "encryption", "--name", "queue", "--type", "aws_sqs_queue"],
      /is there already; choose another name/,
    ],
  ];
  it("refuses a folder that is no pack, and makes nothing there", () => {
    const nowhere = join(dir, "nowhere");
    const asked = runCli(["scaffold", ID, ...WORDS, "--policies", nowhere]);
    expectRefusal(asked, /There is no policy pack in .*nowhere.*; give --policies the folder/);
    expect(existsSync(nowhere)).to.equal(false);
  });

  for (const [what, words, says] of refused) {
    it(`refuses ${what}`, () => expectRefusal(scaffold(...words), says));
  }
});

/** The last id of the family that is free. */
function freeId(): string {
  const catalogue = readFileSync(join(ROOT, "policies/dist/catalogue.json"), "utf8");
  const ids = Array.from({ length: 999 }, (_, i) => `PAY-ENC-${String(999 - i).padStart(3, "0")}`);
  return ids.find((id) => !catalogue.includes(id)) ?? "";
}
