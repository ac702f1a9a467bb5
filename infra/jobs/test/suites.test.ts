import { expect } from "chai";
import {
  parseActionlint,
  parseBiome,
  parseMocha,
  parseOpaTest,
  parseTerraformTest,
  parseUnittest,
  parseValidate,
} from "../suites/parse.js";
import { closingLine, describe as describeSuite, requireTests, sum } from "../suites/tally.js";

describe("the sum of all suites", () => {
  it("counts a suite that ran nothing as a failure, unless it was skipped", () => {
    expect(requireTests({ passed: 0, failed: 0 })).to.include({ passed: 0, failed: 1 });
    const skipped = { passed: 0, failed: 0, skipped: "no OPA" };
    expect(requireTests(skipped)).to.equal(skipped);
    expect(requireTests({ passed: 1, failed: 0 })).to.deep.equal({ passed: 1, failed: 0 });
  });

  it("is one plain line", () => {
    const total = sum([
      { passed: 2, failed: 0 },
      { passed: 3, failed: 1, detail: "x" },
    ]);
    expect(closingLine(total)).to.equal("5 passed, 1 failed");
    expect(total.detail).to.equal("x");
  });

  it("has a line for each suite", () => {
    expect(describeSuite("tsc", { passed: 1, failed: 0 }, 1.25)).to.match(
      /^tsc +1 passed, 0 failed/,
    );
    expect(describeSuite("opa", { passed: 0, failed: 0, skipped: "why" }, 0)).to.match(
      /skipped: why/,
    );
  });
});

describe("the counts of each tool", () => {
  it("mocha", () => {
    const failures = [{ fullTitle: "a b", err: { message: "m" } }];
    const text = JSON.stringify({ stats: { passes: 4, failures: 1 }, failures });
    expect(parseMocha(text)).to.deep.equal({ passed: 4, failed: 1, detail: "a b\n  m" });
  });

  it("opa test, where a skipped test is a failure", () => {
    const test = { package: "p", name: "n" };
    const text = JSON.stringify([test, { ...test, fail: true }, { ...test, skip: true }]);
    expect(parseOpaTest(text)).to.deep.equal({ passed: 1, failed: 2, detail: "p.n\np.n" });
    expect(parseOpaTest("")).to.include({ passed: 0, failed: 0 });
  });

  it("terraform test, where what was not run is a failure", () => {
    const summary = { passed: 3, failed: 1, errored: 1, skipped: 2 };
    const event = {
      "@level": "error",
      "@message": "m",
      type: "test_summary",
      test_summary: summary,
    };
    expect(parseTerraformTest(JSON.stringify(event))).to.include({ passed: 3, failed: 4 });
    expect(parseTerraformTest("no json")).to.include({ passed: 0, failed: 1 });
  });

  it("terraform validate", () => {
    const diagnostics = [{ summary: "s", detail: "d" }];
    const text = JSON.stringify({ valid: false, diagnostics });
    expect(parseValidate(text)).to.deep.equal({ passed: 0, failed: 1, detail: "s: d" });
  });

  it("biome, whose report may follow a warning", () => {
    const summary = { changed: 0, unchanged: 7, errors: 0 };
    const text = `warning\n${JSON.stringify({ summary, diagnostics: [] })}`;
    expect(parseBiome(text)).to.include({ passed: 7, failed: 0 });
  });

  it("actionlint, whose every fault counts", () => {
    const fault = { filepath: "a.yml", line: 3, column: 7, message: "m" };
    const text = JSON.stringify([fault, { ...fault, line: 4 }]);
    expect(parseActionlint(text, 2)).to.deep.equal({
      passed: 1,
      failed: 2,
      detail: "a.yml:3:7: m\na.yml:4:7: m",
    });
    expect(parseActionlint("[]", 2)).to.include({ passed: 2, failed: 0 });
  });

  it("unittest", () => {
    const text = JSON.stringify({ passed: 2, failed: 1, failures: ["f"] });
    expect(parseUnittest(text)).to.deep.equal({ passed: 2, failed: 1, detail: "f" });
  });
});
