import { expect } from "chai";
import { byRuleAndAddress } from "../../src/evaluate/evaluate.js";
import type { Outcome } from "../../src/evaluate/types.js";
import { SortedOutcomes } from "../../src/report/outcomes.js";
import { withTemporaryFolder } from "../support/folders.js";
import { refusal } from "../support/throws.js";

/** Outcomes in an order that is none; texts with line breaks, other planes, and of any length. */
function jumbled(count: number): Outcome[] {
  return Array.from({ length: count }, (_, i): Outcome => {
    const number = (i * 7919) % count;
    const address = `aws_x.y["\n${String.fromCodePoint(0x1f600 + (number % 50))}${number}"]`;
    return number % 3 === 0
      ? { rule: "B", address, outcome: "fail", message: "é".repeat(number), expected: [number] }
      : { rule: number % 2 === 0 ? "A" : "C", address, outcome: "pass" };
  });
}

function written(outcomes: readonly Outcome[], held?: number): string {
  const sorted = new SortedOutcomes(byRuleAndAddress, held);
  outcomes.forEach(sorted.add);
  try {
    return [...sorted.lines()].join("");
  } finally {
    sorted.close();
  }
}

describe("every single outcome", () => {
  const outcomes = jumbled(1000);
  const expected = [...outcomes].sort(byRuleAndAddress).map((one) => `${JSON.stringify(one)}\n`);

  for (const held of [1, 2, 3, 7, 333, 999, 1000, 1001, undefined]) {
    it(`is one line in the order of rules and addresses, with ${held ?? "all"} in memory`, () => {
      expect(written(outcomes, held)).to.equal(expected.join(""));
      expect(written([...outcomes].reverse(), held)).to.equal(expected.join(""));
    });
  }

  it("is nothing where there is none", () => expect(written([])).to.equal(""));

  it("leaves no file behind, and none with a name while it lasts", () => {
    withTemporaryFolder((names) => {
      const sorted = new SortedOutcomes(byRuleAndAddress, 10);
      outcomes.forEach(sorted.add);
      expect(names()).to.deep.equal([]);
      sorted.close();
      expect(names()).to.deep.equal([]);
    });
  });

  it("is refused in a sentence where there is no room for a file", async () => {
    const { TMPDIR } = process.env;
    process.env.TMPDIR = "/nowhere";
    try {
      const sorted = new SortedOutcomes(byRuleAndAddress, 1);
      const message = await refusal(() => sorted.add(outcomes[0] as Outcome));
      expect(message).to.match(/temporary file \(ENOENT\).*TMPDIR/);
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
    }
  });
});
