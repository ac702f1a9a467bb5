import { expect } from "chai";
import { REPORTS } from "../../src/report/index.js";
import { finding, result, whole } from "./results.js";

describe("the formats of the report", () => {
  it("are text and json", () => expect(REPORTS).to.have.all.keys("text", "json"));

  it("json is the result and nothing else, with and without colour", () => {
    const one = result({ findings: [finding({ message: "\u001b[31m\n" })] });
    const text = whole(REPORTS.json?.(one, true) ?? "");
    expect(JSON.parse(text)).to.deep.equal(one);
    expect(text).to.match(/\}\n$/).and.not.contain("\u001b");
    expect(whole(REPORTS.json?.(one, false) ?? "")).to.equal(text);
  });

  it("json is what JSON.stringify makes of it, whatever the findings hold", () => {
    const odd = finding({ message: 'a\n"findings": []\n}', expected: { a: [1, { b: "\n" }] } });
    for (const findings of [[], [odd], [odd, finding(), odd]]) {
      const one = result({ findings });
      const text = whole(REPORTS.json?.(one, false) ?? "");
      expect(text).to.equal(`${JSON.stringify(one, null, 2)}\n`);
    }
  });
});
