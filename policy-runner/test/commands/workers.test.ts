import { join } from "node:path";
import { expect } from "chai";
import { generatePlan } from "../../bench/plans/generate.js";
import { expectRefusal, runCli } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";

describe("workers and shards", function () {
  this.timeout(60_000);
  let dir = "";
  let whole = "";
  const check = (...more: readonly string[]) =>
    runCli(["check", join(dir, "plan.json"), "--env", "prod", "--format", "json", ...more]);

  before(() => {
    dir = makeFolder({});
    generatePlan(join(dir, "plan.json"), 2000);
    const run = check("--workers", "1");
    expect(run.stderr).to.equal("");
    whole = run.stdout;
  });
  after(() => removeFolder(dir));

  it("judges a plan that has findings", () => {
    expect(JSON.parse(whole)).to.have.property("verdict", "violations");
  });

  for (const workers of ["2", "3"]) {
    for (const size of ["1", "37", "10000"]) {
      it(`says the same with ${workers} threads and shards of ${size}`, () => {
        expect(check("--workers", workers, "--shard-size", size).stdout).to.equal(whole);
      });
    }
  }

  it("says the same when every outcome is judged by itself, and none remembered", () => {
    expect(check("--outcomes", join(dir, "outcomes.jsonl")).stdout).to.equal(whole);
  });

  for (const [option, value] of [
    ["--workers", "0"],
    ["--workers", "two"],
    ["--shard-size", "-1"],
    ["--shard-size", "10001"],
  ] as const) {
    it(`refuses ${option} ${value}`, () => {
      expectRefusal(check(option, value), /is not a whole number from 1 to \d+; give one/);
    });
  }
});
