import { mkdirSync, rmSync } from "node:fs";
import { expect } from "chai";
import { costsOf } from "../../bench/costs.js";
import { generatePlan } from "../../bench/plans/generate.js";
import { FOLDER, file } from "../../bench/settings.js";

describe("what a rule costs by itself", function () {
  this.timeout(60_000);
  before(() => mkdirSync(FOLDER, { recursive: true }));
  after(() => rmSync(FOLDER, { recursive: true, force: true }));

  it("is measured for each, and those are named that cost more than twice the median", async () => {
    const { median, dear } = await costsOf(generatePlan(file("costs.json"), 100).path);
    expect(median).to.be.greaterThan(0);
    for (const { rule, micros } of dear) {
      expect(rule).to.match(/^PAY-[A-Z]{3}-\d{3}$/);
      expect(micros).to.be.greaterThan(2 * median);
    }
    const order = dear.map(({ micros }) => micros);
    expect([...order].sort((a, b) => b - a)).to.deep.equal(order);
  });
});
