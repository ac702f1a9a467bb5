import { expect } from "chai";
import type { Finding } from "../../src/findings/types.js";
import { exitCodeOf, totalsOf, verdictOf } from "../../src/verdict/verdict.js";
import { finding, rule } from "../report/results.js";

describe("the verdict", () => {
  const cases: readonly (readonly [
    what: string,
    findings: Finding[],
    verdict: string,
    exit: number,
  ])[] = [
    ["nothing found", [], "passed", 0],
    ["only what does not block", [finding({ blocking: false })], "passed", 0],
    [
      "one finding that blocks among others",
      [finding({ blocking: false }), finding({ blocking: true })],
      "violations",
      1,
    ],
    [
      "an error beside violations",
      [finding({ blocking: true }), finding({ outcome: "error" })],
      "error",
      2,
    ],
    [
      "an error that does not claim to block",
      [finding({ outcome: "error", blocking: false })],
      "error",
      2,
    ],
    [
      "257 violations",
      Array.from({ length: 257 }, () => finding({ blocking: true })),
      "violations",
      1,
    ],
  ];
  for (const [what, found, verdict, exit] of cases) {
    it(`is ${verdict}, exit code ${exit}, with ${what}`, () => {
      expect(verdictOf(found)).to.equal(verdict);
      expect(exitCodeOf(verdictOf(found))).to.equal(exit);
    });
  }
});

describe("totals", () => {
  it("are the sums over all rules", () => {
    const counts = { pass: 3, fail: 2, undetermined: 1, waived: 0, not_applicable: 4, error: 0 };
    const rules = [
      rule({ counts }),
      rule({ counts: { ...counts, error: 1 } }),
      rule({ not_tested: "disabled in dev" }),
    ];
    const found = [
      finding({ blocking: true }),
      finding({ blocking: false }),
      finding({ blocking: true }),
    ];
    expect(totalsOf(rules, found)).to.deep.equal({
      rules: 3,
      tested: 2,
      not_tested: 1,
      blocking: 2,
      outcomes: { pass: 6, fail: 4, undetermined: 2, waived: 0, not_applicable: 8, error: 1 },
    });
  });
});
