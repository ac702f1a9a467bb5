import { expect } from "chai";
import { REPORTS } from "../../src/report/index.js";
import { EMPTY, EVERY, failing, report } from "./every-outcome.js";
import { counts, result, rule } from "./results.js";
import { expectCounts, READERS } from "./tally.js";

const HUGE = 30_000;

/** More findings than several of the formats take. */
const MANY = {
  ...failing(HUGE),
  rules: [rule({ resources: HUGE, matched_nothing: false, counts: counts({ fail: HUGE }) })],
  totals: { ...result().totals, blocking: HUGE, outcomes: counts({ fail: HUGE }) },
};

/** PDF has no text to be read as it is. */
const FORMATS = Object.keys(REPORTS).filter((format) => format !== "pdf");

describe("counts in every report", function () {
  this.timeout(60_000);

  it("are read in every format", () => expect(READERS).to.include.all.keys(FORMATS));

  for (const format of FORMATS) {
    for (const [what, of] of Object.entries({
      "every outcome": EVERY,
      "no resource": EMPTY,
      "more findings than fit": MANY,
    })) {
      it(`${format}: are those of the result, with ${what}`, () => {
        expectCounts(format, report(format, of), of);
      });
    }
  }
});
