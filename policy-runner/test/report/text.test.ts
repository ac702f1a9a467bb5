import { expect } from "chai";
import { textReport, verdictLine } from "../../src/report/text.js";
import type { Result } from "../../src/verdict/types.js";
import { counts, finding, result, rule, whole } from "./results.js";

const report = (one: Result, color?: boolean) => whole(textReport(one, color));

const SIZE = rule({ resources: 3, counts: counts({ pass: 1, fail: 1, not_applicable: 1 }) });
const IDLE = rule({ id: "PAY-ABC-002", title: "Nothing is idle" });
const SOFT = rule({
  id: "PAY-ABC-003",
  title: "It is soft",
  enforcement: "advisory",
  resources: 1,
  counts: counts({ undetermined: 1 }),
});
const SKIPPED = rule({
  id: "PAY-ABC-004",
  title: "It is protected",
  not_tested: "disabled in dev",
});
const UNDETERMINED = finding({
  rule: SOFT.id,
  outcome: "undetermined",
  blocking: false,
  message: "a is known only after apply",
  remediation: "Set a.",
  file: null,
  line: null,
});

const VIOLATIONS: Result = result({
  verdict: "violations",
  exit_code: 1,
  rules: [SIZE, IDLE, SOFT, SKIPPED],
  findings: [finding(), UNDETERMINED],
  totals: { rules: 4, tested: 3, not_tested: 1, blocking: 1, outcomes: counts() },
});

const EXPECTED = `Policy check of dev, target: emulated
  plan      Terraform 1.11.4, hashicorp/aws ~> 5.100, 9 resources, sha256 111111111111
  policies  pack 1.2.3, profile payments, 4 rules, sha256 222222222222
  clock     2026-01-01T00:00:00Z
  target    emulated: not evidence about a real account

Rules that ran  judged    pass    fail  undetermined
  PAY-ABC-001        2       1       1             0  Things have a size
  PAY-ABC-002        0       0       0             0  Nothing is idle (matched nothing)
  PAY-ABC-003        1       0       0             1  It is soft (advisory)

Rules not tested
  PAY-ABC-004  It is protected: disabled in dev

PAY-ABC-001  Things have a size (high)
  How to mend: Set size = 2.
  FAIL  PAY-ABC-001  module.a["x"].aws_x.y  infra/x.tf:12
    size is 1; expected 2

PAY-ABC-003  It is soft (high)
  How to mend: Set a.
  UNDETERMINED (does not block)  PAY-ABC-003  module.a["x"].aws_x.y
    a is known only after apply

VIOLATIONS: dev, 3 of 4 rules, 9 resources, 1 blocking finding (target: emulated)
`;

describe("the text report", () => {
  it("says what was judged, every rule, every finding, and the verdict last", () =>
    expect(report(VIOLATIONS)).to.equal(EXPECTED));

  it("says the same with colours, and nothing that only they say", () => {
    const painted = report(VIOLATIONS, true);
    expect(painted).to.contain("\u001b[31m");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
    expect(painted.replace(/\u001b\[\d+m/g, "")).to.equal(EXPECTED);
  });

  for (const [verdict, word, blocking] of [
    ["passed", "PASSED", "0 blocking findings"],
    ["violations", "VIOLATIONS", "2 blocking findings"],
    ["error", "COULD NOT JUDGE", "2 blocking findings"],
  ] as const) {
    it(`ends with ${word} where the verdict is ${verdict}`, () => {
      const totals = { ...VIOLATIONS.totals, blocking: verdict === "passed" ? 0 : 2 };
      const one = result({ verdict, totals });
      const line = `${word}: dev, 3 of 4 rules, 9 resources, ${blocking} (target: emulated)`;
      expect(report(one).split("\n").slice(-3)).to.deep.equal(["", line, ""]);
      expect(verdictLine(one)).to.equal(line);
    });
  }

  it("says how to mend once for all resources that need the same", () => {
    const found = [finding({ address: "aws_x.a" }), finding({ address: "aws_x.b" })];
    const text = report(result({ rules: [SIZE], findings: found }));
    expect(text.match(/How to mend/g)).to.have.length(1);
    expect(text).to.contain("aws_x.a").and.contain("aws_x.b");
  });

  it("counts an error as a failure, and tells it from one", () => {
    const broken = rule({ resources: 1, counts: counts({ error: 1 }) });
    const text = report(result({ rules: [broken], findings: [finding({ outcome: "error" })] }));
    expect(text).to.match(/PAY-ABC-001 +1 +0 +1 +0 /);
    expect(text).to.match(/^ {2}ERROR {2}PAY-ABC-001/m);
  });

  it("shows an expected value as HCL would, false and lists too", () => {
    const shown = (expected: typeof UNDETERMINED.expected) =>
      report(result({ rules: [SIZE], findings: [finding({ expected })] }));
    expect(shown(false)).to.contain("; expected false\n");
    expect(shown(["a", 1])).to.contain('; expected ["a",1]\n');
    expect(shown("a KMS key")).to.contain("; expected a KMS key\n");
  });
});

describe("a plan's texts in the text report", () => {
  const EVIL = "a\u001b[2J\r\nPASSED: prod\u0007\u009b\u2028\u202e";
  const places: readonly (readonly [string, Partial<Result>])[] = [
    ["address", { findings: [finding({ address: EVIL })] }],
    ["message", { findings: [finding({ message: EVIL })] }],
    ["expected", { findings: [finding({ expected: EVIL })] }],
    ["file", { findings: [finding({ file: EVIL })] }],
    ["Terraform version", { plan: { ...VIOLATIONS.plan, terraform_version: EVIL } }],
    ["provider", { plan: { ...VIOLATIONS.plan, providers: { [EVIL]: EVIL } } }],
  ];
  for (const [place, over] of places) {
    it(`can not control the terminal or forge a line: ${place}`, () => {
      const text = report(result({ rules: [SIZE], ...over }));
      expect(text).to.contain("a\ufffd[2J\ufffd\ufffdPASSED: prod\ufffd\ufffd\ufffd\ufffd");
      expect(text).not.to.match(/[^\P{Cc}\n]|[\u2028\u202e]/u);
      expect(text).not.to.match(/^PASSED: prod/m);
    });
  }
});
