import { expect } from "chai";
import { REPORTS } from "../../src/report/index.js";
import { EMPTY, EVERY, FINDINGS, report } from "./every-outcome.js";

const FORMATS = Object.keys(REPORTS);

/** Forms in which a plan's texts are handed on as they are: who shows them has to take care. */
const RAW = ["json", "jsonl"];

describe("every report", () => {
  for (const format of FORMATS) {
    it(`${format}: same bytes for the same result, without control characters of a plan`, () => {
      expect(report(format, EVERY)).to.equal(report(format, EVERY));
      expect(report(format, EVERY)).not.to.include("\u0007");
      expect(report(format, EMPTY)).not.to.equal("");
    });
  }

  for (const format of FORMATS.filter((one) => !RAW.includes(one))) {
    it(`${format}: has no mark that turns the writing around`, () => {
      expect(report(format, EVERY)).not.to.match(/[\u200e\u200f\u202a-\u202e]/);
    });

    it(`${format}: says where it is no evidence about a real account`, () => {
      // A table has its target in a column of its own, and outputs in one of theirs.
      const isNamed = ["csv", "outputs"].includes(format);
      const says = isNamed ? /\btarget\b/ : /not evidence about a real account/;
      expect(report(format, EMPTY)).to.match(says);
      if (!isNamed) expect(report(format, { ...EMPTY, target: "aws" })).not.to.match(says);
    });
  }
});

describe("the report as outputs", () => {
  it("is a name and a word or number a line, whatever the plan holds", () => {
    for (const of of [EVERY, EMPTY]) {
      for (const line of report("outputs", of).trimEnd().split("\n")) {
        expect(line).to.match(/^[a-z_]+=[a-z0-9-]+$/);
      }
    }
    expect(report("outputs", EVERY)).to.match(/^verdict=error\nexit_code=2\n/);
  });
});

describe("the report as JSON lines", () => {
  it("tells verdict, rules and findings, one a line", () => {
    const lines = report("jsonl", EVERY)
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map(({ kind }) => kind)).to.deep.equal([
      "verdict",
      "rule",
      "rule",
      ...FINDINGS.map(() => "finding"),
    ]);
    expect(lines[0])
      .to.include({ verdict: "error", exit_code: 2 })
      .and.not.have.property("findings");
  });
});
