import { expect } from "chai";
import type { Counts, Evaluation, Outcome, Rule } from "../../src/evaluate/types.js";
import { findings, ruleResults } from "../../src/findings/findings.js";
import type { Location } from "../../src/input/types.js";
import type { Enforcement, Settings, Undetermined } from "../../src/settings/types.js";
import { verdictOf } from "../../src/verdict/verdict.js";

const RULE: Rule = {
  id: "PAY-ABC-001",
  title: "Things are right",
  description: "Why.",
  family: "abc",
  severity: "high",
  scope: "resource",
  resource_types: ["aws_x"],
  reads: [],
  attributes: [],
  convention: null,
  links: [],
  blocks: {},
  no_controls: null,
  requires: [],
  controls: { pci_dss: ["1.1"] },
  remediation: "Make it right.",
  references: [],
  path: ["abc", "right"],
};

const settings = (enforcement: Enforcement, undetermined: Undetermined): Settings => ({
  environment: "dev",
  environments: ["dev"],
  project: "p",
  parameters: {},
  undetermined: () => undetermined,
  enforcement: () => enforcement,
  off: () => null,
  profile: "payments",
});

const outcome = (name: Outcome["outcome"], over: Partial<Outcome> = {}): Outcome => ({
  rule: RULE.id,
  address: `aws_x.${name}`,
  outcome: name,
  ...over,
});

const QUIET = ["pass", "not_applicable"];

const evaluation = (...outcomes: Outcome[]): Evaluation => ({
  notable: outcomes.filter((one) => !QUIET.includes(one.outcome)),
  counts: new Map([[RULE.id, countsOf(outcomes)]]),
  tested: [{ rule: RULE, resources: outcomes.length, notTested: null }],
});

function countsOf(outcomes: readonly Outcome[]): Counts {
  const counts: Counts = {};
  for (const { outcome: name } of outcomes) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

const NOWHERE = new Map<string, Location>();

describe("what blocks", () => {
  const cases: readonly (readonly [
    Outcome["outcome"],
    Enforcement,
    "block" | "warn",
    blocks: boolean,
  ])[] = [
    ["fail", "mandatory", "block", true],
    ["fail", "mandatory", "warn", true],
    ["fail", "advisory", "block", false],
    ["fail", "advisory", "warn", false],
    ["undetermined", "mandatory", "block", true],
    ["undetermined", "mandatory", "warn", false],
    ["undetermined", "advisory", "block", false],
    ["undetermined", "advisory", "warn", false],
    ["error", "mandatory", "warn", true],
    ["error", "advisory", "warn", true],
  ];
  for (const [name, enforcement, undetermined, blocks] of cases) {
    it(`${name} of a rule that is ${enforcement}, where undetermined is to ${undetermined}: ${blocks}`, () => {
      const found = findings(
        evaluation(outcome(name)),
        settings(enforcement, undetermined),
        () => undefined,
      );
      expect(found.map((one) => one.blocking)).to.deep.equal([blocks]);
      const verdict = name === "error" ? "error" : blocks ? "violations" : "passed";
      expect(verdictOf(found)).to.equal(verdict);
    });
  }
});

describe("findings", () => {
  const of = (outcomes: Outcome[], locations = NOWHERE) =>
    findings(evaluation(...outcomes), settings("mandatory", "warn"), (one) => locations.get(one));

  it("leave out what passed or did not apply", () => {
    const found = of([outcome("pass"), outcome("not_applicable"), outcome("fail")]);
    expect(found.map((one) => one.outcome)).to.deep.equal(["fail"]);
  });

  it("say everything that a person needs", () => {
    const failed = outcome("fail", { message: "a is 1", path: "a", expected: 2 });
    const [found] = of([failed], new Map([["aws_x.fail", { file: "infra/x.tf", line: 7 }]]));
    const { fingerprint, ...rest } = found ?? { fingerprint: "" };
    expect(rest).to.deep.equal({
      rule: RULE.id,
      address: "aws_x.fail",
      outcome: "fail",
      severity: "high",
      blocking: true,
      message: "a is 1",
      path: "a",
      expected: 2,
      remediation: "Make it right.",
      file: "infra/x.tf",
      line: 7,
      waiver: null,
      baseline: false,
    });
    expect(fingerprint).to.match(/^[0-9a-f]{64}$/);
  });

  it("keep an expected value of false, and have null for what is not said", () => {
    const [no, none] = of([
      outcome("fail", { expected: false, path: "" }),
      outcome("undetermined"),
    ]);
    expect(no?.expected).to.equal(false);
    expect([no?.path, no?.file, no?.line]).to.deep.equal([null, null, null]);
    expect([none?.expected, none?.path, none?.message]).to.deep.equal([null, null, ""]);
  });

  it("keep their fingerprint in another order, with another message, and another outcome", () => {
    const a = outcome("fail", { path: "a", message: "a is 1", expected: 2 });
    const b = outcome("fail", { path: "b" });
    const [first, second] = of([a, b]);
    const later = { ...a, outcome: "undetermined" as const, message: "a is 3" };
    const [, moved] = of([b, later]);
    expect(moved?.fingerprint).to.equal(first?.fingerprint);
    expect(second?.fingerprint).not.to.equal(first?.fingerprint);
  });

  it("have a fingerprint of their own, wherever rule, address and path are cut", () => {
    const cuts = [{ address: "ab", path: "c" }, { address: "a", path: "bc" }, { address: "abc" }];
    const prints = cuts.map((over) => of([outcome("fail", over)])[0]?.fingerprint);
    expect(new Set(prints)).to.have.length(3);
  });
});

describe("what became of a rule", () => {
  it("is counted by outcome, every one of them named", () => {
    const all = evaluation(outcome("pass"), outcome("pass"), outcome("fail"), outcome("error"));
    const [result] = ruleResults(all, settings("advisory", "warn"));
    expect(result).to.include({
      id: RULE.id,
      enforcement: "advisory",
      resources: 4,
      matched_nothing: false,
      not_tested: null,
    });
    expect(result?.counts).to.deep.equal({
      pass: 2,
      fail: 1,
      undetermined: 0,
      waived: 0,
      not_applicable: 0,
      error: 1,
    });
  });

  it("matched nothing with no resource, or none that it applies to", () => {
    const nothing = (...outcomes: Outcome[]) =>
      ruleResults(evaluation(...outcomes), settings("mandatory", "warn"))[0]?.matched_nothing;
    expect(nothing()).to.equal(true);
    expect(nothing(outcome("not_applicable"))).to.equal(true);
    expect(nothing(outcome("not_applicable"), outcome("pass"))).to.equal(false);
  });

  it("says why it was not run, and does not claim that it matched nothing", () => {
    const skipped: Evaluation = {
      notable: [],
      counts: new Map(),
      tested: [{ rule: RULE, resources: 3, notTested: "disabled in dev" }],
    };
    const [result] = ruleResults(skipped, settings("disabled", "warn"));
    expect(result).to.include({
      enforcement: "disabled",
      not_tested: "disabled in dev",
      resources: 3,
      matched_nothing: false,
    });
  });

  it("stands in the order of ids", () => {
    const one = (id: string) => ({ rule: { ...RULE, id }, resources: 0, notTested: null });
    const results = ruleResults(
      { notable: [], counts: new Map(), tested: [one("B"), one("A"), one("C")] },
      settings("mandatory", "warn"),
    );
    expect(results.map((rule) => rule.id)).to.deep.equal(["A", "B", "C"]);
  });
});
