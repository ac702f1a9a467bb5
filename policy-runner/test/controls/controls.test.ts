import { expect } from "chai";
import { controlsOf } from "../../src/controls/controls.js";
import type { ControlResult } from "../../src/controls/types.js";
import type { Framework } from "../../src/evaluate/types.js";
import type { Counts, RuleResult } from "../../src/findings/types.js";
import { counts, rule } from "../report/results.js";

const framework = (...rules: string[]): Framework => ({
  id: "pci_dss",
  name: "PCI DSS",
  version: "4.0.1",
  source: "https://example.com/pci",
  controls: [
    { id: "1.1", title: "Networks are closed", rules, not_covered: "Networks of others." },
  ],
});

/** A rule that judged what its counts say. */
const judged = (id: string, over: Partial<Counts>): RuleResult => {
  const all = counts(over);
  const resources = Object.values(all).reduce((sum, n) => sum + n, 0);
  return rule({ id, resources, matched_nothing: resources === all.not_applicable, counts: all });
};

const off = (id: string): RuleResult =>
  rule({ id, not_tested: "disabled in dev", matched_nothing: false, resources: 3 });

function controlOf(...rules: RuleResult[]): ControlResult {
  const ids = rules.map(({ id }) => id);
  return controlsOf([framework(...ids)], rules)[0]?.controls[0] as ControlResult;
}

describe("a control", () => {
  const PASSES = judged("PAY-ABC-001", { pass: 3 });

  const CASES: readonly (readonly [string, RuleResult[], string])[] = [
    ["all that was judged passes", [PASSES, judged("PAY-ABC-002", { pass: 1 })], "satisfied"],
    ["one resource fails", [PASSES, judged("PAY-ABC-002", { pass: 9, fail: 1 })], "not_satisfied"],
    ["a rule broke off", [PASSES, judged("PAY-ABC-002", { error: 1 })], "not_satisfied"],
    [
      "one fails and another is waived, undetermined or passes",
      [judged("PAY-ABC-001", { pass: 1, fail: 1, waived: 1, undetermined: 1 })],
      "not_satisfied",
    ],
    [
      "nothing fails and something can not be told",
      [PASSES, judged("PAY-ABC-002", { undetermined: 1, waived: 1 })],
      "undetermined",
    ],
    ["every failure is waived", [PASSES, judged("PAY-ABC-002", { waived: 1 })], "waived"],
    ["its rules did not run", [off("PAY-ABC-001")], "not_tested"],
    [
      "its rules matched nothing",
      [rule(), judged("PAY-ABC-002", { not_applicable: 2 })],
      "not_tested",
    ],
    ["no rule gives evidence for it", [], "not_tested"],
    ["one of its rules did not run", [PASSES, off("PAY-ABC-002")], "satisfied"],
  ];
  for (const [what, rules, status] of CASES) {
    it(`is ${status} where ${what}`, () => expect(controlOf(...rules).status).to.equal(status));
  }

  it("tells which of its rules judged something, and which did not", () => {
    const nothing = judged("PAY-ABC-003", { not_applicable: 2 });
    expect(controlOf(off("PAY-ABC-002"), nothing, PASSES)).to.deep.equal({
      id: "1.1",
      title: "Networks are closed",
      status: "satisfied",
      rules: ["PAY-ABC-001", "PAY-ABC-002", "PAY-ABC-003"],
      tested: ["PAY-ABC-001"],
      not_tested: ["PAY-ABC-002", "PAY-ABC-003"],
      not_covered: "Networks of others.",
      counts: counts({ pass: 3 }),
    });
  });

  it("is not tested by a rule that the run does not know", () => {
    const [known] = controlsOf([framework("PAY-ABC-001", "PAY-XYZ-009")], [PASSES]);
    expect(known?.controls[0]?.not_tested).to.deep.equal(["PAY-XYZ-009"]);
    const [unknown] = controlsOf([framework("PAY-XYZ-009")], [PASSES]);
    expect(unknown?.controls[0]?.status).to.equal("not_tested");
  });

  it("stands in its framework, with where the text of that is", () => {
    const [told] = controlsOf([framework("PAY-ABC-001")], [PASSES]);
    expect(told).to.include({ id: "pci_dss", name: "PCI DSS", version: "4.0.1" });
    expect(told?.source).to.equal("https://example.com/pci");
  });
});
