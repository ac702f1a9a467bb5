import { expect } from "chai";
import { CannotJudge } from "../../src/errors.js";
import { byRuleAndAddress, evaluate } from "../../src/evaluate/evaluate.js";
import type { Bundle, Evaluation, Outcome } from "../../src/evaluate/types.js";
import type { Group, Unit } from "../../src/input/types.js";
import type { TeamConfig } from "../../src/settings/types.js";
import { bundleOf, inputOf, settingsOf, unit, withRule } from "./support.js";

const RETENTION = "PAY-RET-001";
const OPEN = "PAY-NET-002";
const MANY = Array.from({ length: 23 }, (_, i) =>
  unit(`g${i}`, { values: { retention_in_days: i % 3 === 0 ? 1 : 7 } }),
);
const POISON = unit("bad", { values: { retention_in_days: "\ud800", kms_key_id: "\ud800" } });

interface Said extends Evaluation {
  /** Every outcome, sorted. */
  readonly outcomes: readonly Outcome[];
}

/** Evaluates twice, with every outcome and with tallies alone: both must say the same. */
async function run(
  bundle: Bundle,
  units: readonly (Unit | Group)[],
  team: TeamConfig | null = null,
  shardSize = 100,
): Promise<Said> {
  const settings = await settingsOf(bundle, team);
  const outcomes: Outcome[] = [];
  const everything = (outcome: Outcome) => outcomes.push(outcome);
  const listed = await evaluate(bundle, settings, inputOf(units), { shardSize, everything });
  const tallied = await evaluate(bundle, settings, inputOf(units), { shardSize });
  expect(tallied).to.deep.equal(listed);
  return { ...tallied, outcomes: outcomes.sort(byRuleAndAddress) };
}

const words = (outcomes: readonly Outcome[]): Record<string, string> =>
  Object.fromEntries(outcomes.map((one) => [one.address, one.outcome]));

describe("evaluate", () => {
  it("gives one outcome for every rule and resource in its scope, sorted", async () => {
    const bundle = await bundleOf(RETENTION, "PAY-TAG-001");
    const { outcomes } = await run(bundle, [
      unit("b"),
      unit("a"),
      unit("t", { type: "aws_sns_topic" }),
    ]);
    expect(outcomes.map((one) => [one.rule, one.address])).to.deep.equal([
      [RETENTION, "aws_cloudwatch_log_group.a"],
      [RETENTION, "aws_cloudwatch_log_group.b"],
      ["PAY-TAG-001", "aws_cloudwatch_log_group.a"],
      ["PAY-TAG-001", "aws_cloudwatch_log_group.b"],
      ["PAY-TAG-001", "aws_sns_topic.t"],
    ]);
  });

  it("says the same for any size of shard, and any order of resources", async () => {
    const bundle = await bundleOf(RETENTION, "PAY-TAG-001", "PAY-NET-001");
    const whole = await run(bundle, MANY);
    expect(new Set(whole.outcomes.map((one) => one.outcome)))
      .to.include("fail")
      .and.include("pass");
    for (const size of [1, 2, 7, 22, 23, 24]) {
      expect(await run(bundle, [...MANY].reverse(), null, size), `size ${size}`).to.deep.equal(
        whole,
      );
    }
  });

  it("lists a rule that is disabled or lacks the source as not tested, with no outcome", async () => {
    const bundle = await bundleOf(RETENTION, "PAY-DEL-007", "PAY-ENC-003");
    const team: TeamConfig = { rules: { [RETENTION]: { enforcement: { dev: "disabled" } } } };
    const { outcomes, tested } = await run(bundle, [unit("a")], team);
    expect(outcomes.map((one) => one.rule)).to.deep.equal(["PAY-ENC-003"]);
    expect(
      tested.map(({ rule, resources, notTested }) => [rule.id, resources, notTested]),
    ).to.deep.equal([
      ["PAY-DEL-007", 1, "needs the HCL source (--source DIR)"],
      ["PAY-ENC-003", 1, null],
      [RETENTION, 1, "disabled in dev"],
    ]);
  });

  it("refuses to pass when not one rule ran", async () => {
    const bundle = await bundleOf(RETENTION);
    const team: TeamConfig = { rules: { [RETENTION]: { enforcement: "disabled" } } };
    const error = await run(bundle, [unit("a")], team).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(CannotJudge);
    expect(String(error)).to.match(/Not one rule ran in dev/);
  });
});

describe("what breaks an evaluation", () => {
  for (const size of [1, 5, 100]) {
    it(`is an error of that resource alone, in shards of ${size}`, async () => {
      const bundle = await bundleOf(RETENTION, "PAY-ENC-003");
      const { outcomes } = await run(bundle, [...MANY, POISON], null, size);
      const errors = outcomes.filter((one) => one.outcome === "error");
      expect(errors.map((one) => [one.rule, one.address])).to.deep.equal([
        ["PAY-ENC-003", POISON.address],
        [RETENTION, POISON.address],
      ]);
      expect(errors[0]?.message).to.match(/^The policy engine broke off/);
      const others = outcomes.filter((one) => one.address !== POISON.address);
      expect(others).to.deep.equal((await run(bundle, MANY)).outcomes);
    });
  }

  it("is an error of no rule that does not read it", async () => {
    const { outcomes } = await run(await bundleOf(RETENTION), [
      unit("bad", { values: { retention_in_days: 7, skip_destroy: "\ud800" } }),
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).to.deep.equal(["pass"]);
  });

  it("is an error of everything that a rule of the stack judges, and of no other rule", async () => {
    const bundle = await bundleOf(OPEN, "PAY-TAG-001");
    const good = unit("good", { type: "aws_security_group", values: { tags: null } });
    const bad = unit("bad", {
      type: "aws_security_group",
      values: { name: "\ud800", tags: { a: "\ud800" } },
    });
    const { outcomes } = await run(bundle, [[good, bad]]);
    expect(words(outcomes.filter((one) => one.rule === OPEN))).to.deep.equal({
      [bad.address]: "error",
      [good.address]: "error",
    });
    expect(words(outcomes.filter((one) => one.rule === "PAY-TAG-001"))).to.deep.equal({
      [bad.address]: "error",
      [good.address]: "fail",
    });
  });
});

describe("a rule of the stack, beside one that breaks off", () => {
  const BASELINE = "PAY-NET-001";
  const rule = unit("ssh", {
    type: "aws_vpc_security_group_ingress_rule",
    values: { ip_protocol: "tcp", from_port: 22, to_port: 22, cidr_ipv4: "0.0.0.0/0" },
    references: { "/security_group_id": ["aws_security_group.alb"] },
  });
  const groupWith = (tags: Unit["values"]): Group => [
    unit("alb", {
      type: "aws_security_group",
      values: { name: "payment-alb-sg-dev", tags },
      referenced_by: {
        [rule.type]: [{ ...rule, attribute: "security_group_id", settled: true }],
      },
    }),
    rule,
  ];

  it("sees the neighbours that it sees otherwise", async () => {
    const bundle = await bundleOf(BASELINE, "PAY-TAG-001");
    const judged = async (tags: Unit["values"]) => {
      const { outcomes } = await run(bundle, [groupWith(tags)]);
      return outcomes.filter((one) => one.rule === BASELINE);
    };
    const whole = await judged({ a: "b" });
    expect(JSON.stringify(whole)).to.contain("22");
    expect(await judged({ a: "\ud800" })).to.deep.equal(whole);
  });
});

describe("a rule that does not do what the catalogue says", () => {
  const only = async (change: object, units: readonly Unit[]): Promise<readonly Outcome[]> =>
    (await run(withRule(await bundleOf(RETENTION), RETENTION, change), units)).outcomes;

  it("is an error when it is not in the pack", async () => {
    const outcomes = await only({ path: ["retention", "gone"] }, MANY);
    expect(outcomes).to.have.length(MANY.length);
    expect(outcomes.every((one) => one.outcome === "error")).to.equal(true);
    expect(outcomes[0]?.message).to.equal("The policy engine did not run retention.gone");
  });

  it("ends the run when it is not in the pack and there is nothing to say it of", async () => {
    const error = await only({ path: ["retention", "gone"] }, []).catch((e: Error) => e.message);
    expect(error).to.equal("The policy engine did not run retention.gone");
    const stack = await only({ path: ["x", "y"], scope: "stack" }, []).catch(
      (e: Error) => e.message,
    );
    expect(stack).to.equal("The policy engine did not run x.y");
  });

  it("is an error where it gives no outcome", async () => {
    const outcomes = await only({ resource_types: ["*"] }, [
      unit("a"),
      unit("t", { type: "aws_sns_topic" }),
    ]);
    expect(words(outcomes)).to.deep.equal({
      "aws_cloudwatch_log_group.a": "pass",
      "aws_sns_topic.t": "error",
    });
    expect(outcomes[1]?.message).to.equal("The rule gave no outcome");
  });

  it("is an error where it gives outcomes under another id", async () => {
    const outcomes = await only({ id: "PAY-RET-999" }, [unit("a")]);
    expect(outcomes.map((one) => [one.rule, one.outcome])).to.deep.equal([
      ["PAY-RET-999", "error"],
    ]);
  });

  it("is an error where it gives two outcomes", async () => {
    const bundle = await bundleOf(RETENTION);
    const twin = { ...bundle.catalogue[0], scope: "stack" } as Bundle["catalogue"][number];
    const twice = { ...bundle, catalogue: [twin, twin] };
    const { outcomes } = await run(twice, [unit("a")]);
    expect(outcomes[0]).to.include({ outcome: "error", message: "The rule gave two outcomes" });
  });
});
