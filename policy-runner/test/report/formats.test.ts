import { expect } from "chai";
import { REPORTS } from "../../src/report/index.js";
import { outcomeLines } from "../../src/report/outcomes.js";
import { finding, result } from "./results.js";

describe("the formats of the report", () => {
  it("are text and json", () => expect(REPORTS).to.have.all.keys("text", "json"));

  it("json is the result and nothing else, with and without colour", () => {
    const one = result({ findings: [finding({ message: "\u001b[31m\n" })] });
    const text = REPORTS.json?.(one, true) ?? "";
    expect(JSON.parse(text)).to.deep.equal(one);
    expect(text).to.match(/\}\n$/).and.not.contain("\u001b");
    expect(REPORTS.json?.(one, false)).to.equal(text);
  });

  it("outcomes are one JSON object a line, whatever they hold", () => {
    const outcomes = [
      { rule: "A", address: "aws_x.y", outcome: "pass" },
      { rule: "A", address: 'aws_x.z["\n"]', outcome: "fail", message: "a\r\nb" },
    ] as const;
    const lines = outcomeLines(outcomes).split("\n");
    expect(lines.pop()).to.equal("");
    expect(lines.map((line) => JSON.parse(line) as unknown)).to.deep.equal(outcomes);
    expect(outcomeLines([])).to.equal("");
  });
});
