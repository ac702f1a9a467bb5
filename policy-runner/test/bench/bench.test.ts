import { mkdirSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { expect } from "chai";
import { assertSame } from "../../bench/findings.js";
import { exponentOf } from "../../bench/growth.js";
import { measure, median } from "../../bench/measure.js";
import { generateBuckets } from "../../bench/plans/buckets.js";
import { generatePlan } from "../../bench/plans/generate.js";
import { compareRaw, EIGHT, onlyRules } from "../../bench/raw.js";
import { withBlock } from "../../bench/readme.js";
import { FOLDER, readSettings } from "../../bench/settings.js";
import { compareUnits } from "../../bench/units.js";
import type { Rule } from "../../src/evaluate/types.js";
import type { Result } from "../../src/verdict/types.js";
import { pinnedOpa } from "../pack/opa.js";
import { runCli } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";

const CATALOGUE = JSON.parse(readFileSync("policies/dist/catalogue.json", "utf8")) as Rule[];

describe("the plans of the benchmark", function () {
  this.timeout(60_000);
  let dir = "";
  before(() => {
    dir = makeFolder({ "eight.yaml": JSON.stringify(onlyRules(CATALOGUE, EIGHT)) });
  });
  after(() => removeFolder(dir));

  const judged = (plan: string, ...more: string[]): Result => {
    const args = ["check", plan, "--env", "prod", "--format", "json", ...more];
    return JSON.parse(runCli(args).stdout) as Result;
  };

  it("have as many resources as are asked for, and the same bytes for the same number", () => {
    const [one, other] = [join(dir, "a.json"), join(dir, "b.json")];
    for (const size of [0, 7, 100]) {
      const { resources } = generatePlan(one, size);
      generatePlan(other, size);
      expect(resources).to.equal(size);
      const text = readFileSync(one, "utf8");
      expect(text).to.equal(readFileSync(other, "utf8"));
      expect(JSON.parse(text).resource_changes).to.have.length(size);
    }
  });

  it("break every one of the eight rules, none of which passes everything", () => {
    const plan = generatePlan(join(dir, "plan.json"), 1000);
    const { rules, findings } = judged(plan.path, "--config", join(dir, "eight.yaml"));
    const tested = rules.filter((rule) => rule.not_tested === null);
    expect(tested.map(({ id }) => id)).to.deep.equal(EIGHT);
    for (const { id, counts } of tested) {
      expect(counts.fail, id).to.be.above(0);
      expect(counts.pass, id).to.be.above(counts.fail);
      expect(counts.undetermined, id).to.equal(0);
    }
    const share = new Set(findings.map(({ address }) => address)).size / plan.resources;
    expect(share).to.be.within(0.05, 0.1);
  });

  it("link buckets to their companions through the configuration alone", () => {
    const { path, resources } = generateBuckets(join(dir, "buckets.json"), 200);
    expect(resources).to.equal(800);
    const { rules } = judged(path);
    const of = (id: string) => rules.find((rule) => rule.id === id)?.counts;
    for (const id of ["PAY-ENC-002", "PAY-BAK-001", "PAY-EXP-001"]) {
      expect(of(id), id).to.include({ pass: 180, fail: 20, undetermined: 0 });
    }
    const text = readFileSync(path, "utf8").split('"configuration":')[0] ?? "";
    expect(text).not.to.match(/"bucket":"(?!prod-payment-)/);
  });
});

describe("the benchmark, where OPA is installed", function () {
  this.timeout(60_000);
  const { PATH } = process.env;
  let dir = "";
  before(function () {
    const opa = pinnedOpa();
    if (opa === "") this.skip();
    // The pinned one may stand in the work folder.
    process.env.PATH = [dirname(opa), PATH].join(delimiter);
    mkdirSync(FOLDER, { recursive: true });
    dir = makeFolder({});
  });
  after(() => {
    process.env.PATH = PATH;
    removeFolder(dir);
  });

  it("holds OPA's findings of the plan, and of its units, to the runner's", async () => {
    const plan = generatePlan(join(dir, "plan.json"), 300);
    expect(compareRaw(plan, CATALOGUE, 1, false))
      .to.have.property("findings")
      .above(10);
    expect(await compareUnits(plan, 1))
      .to.have.property("findings")
      .above(20);
  });
});

describe("what the benchmark makes of its figures", () => {
  it("takes the median", () => {
    expect(median([3, 1, 2])).to.equal(2);
    expect(median([4, 1, 2, 3])).to.equal(2.5);
  });

  it("finds the power with which time grows, without the start", () => {
    const rows = [1e3, 1e4, 1e5, 1e6].map((resources) => ({
      resources,
      seconds: resources === 1e3 ? 99 : 0.25 + 2e-6 * resources ** 1.1,
    }));
    expect(exponentOf(rows, 0.25)).to.be.closeTo(1.1, 1e-9);
    expect(exponentOf(rows.slice(0, 2), 0.25)).to.equal(null);
  });

  it("measures what a program took, and refuses one that fails", () => {
    const dir = makeFolder({});
    const output = join(dir, "out");
    const code = "Buffer.alloc(2e8, 1); setTimeout(() => console.log(1), 200)";
    const taken = measure({ words: [process.execPath, "-e", code], output, codes: [0] }, 1);
    expect(taken.seconds).to.be.above(0.2);
    expect(taken.megabytes).to.be.above(200);
    expect(readFileSync(output, "utf8")).to.equal("1\n");
    const failing = { words: [process.execPath, "-e", "throw 'why'"], output, codes: [0] };
    expect(() => measure(failing, 1)).to.throw(/ended with 1: .*why/s);
    removeFolder(dir);
  }).timeout(20_000);

  it("refuses findings that are not the same, or none", () => {
    assertSame("x", ["a"], ["a"]);
    expect(() => assertSame("x", ["a", "b"], ["a"])).to.throw(/first difference is b/);
    expect(() => assertSame("x", ["a"], ["a", "c"])).to.throw(/first difference is c/);
    expect(() => assertSame("x", [], [])).to.throw(/found 0/);
  });

  it("reads sizes however they are parted, and refuses what is no number", () => {
    expect(readSettings({ SIZES: "1000,100 10" }).sizes).to.deep.equal([10, 100, 1000]);
    expect(readSettings({})).to.deep.include({ runs: 5, readme: false });
    for (const SIZES of ["ten", "1e4", "-1", "0"]) {
      expect(() => readSettings({ SIZES }), SIZES).to.throw(/SIZES=/);
    }
  });

  it("has its place in the README, and replaces what stands there", () => {
    const text = readFileSync("README.md", "utf8");
    const once = withBlock(text, "| a |");
    expect(once).to.contain("-->\n| a |\n<!--");
    expect(withBlock(once, "| b |")).to.equal(withBlock(text, "| b |"));
    expect(() => withBlock("", "| a |")).to.throw(/README/);
  });
});
