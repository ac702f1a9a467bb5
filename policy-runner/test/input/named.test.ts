import { expect } from "chai";
import { normalise } from "../../src/input/normalise.js";
import type { Interest, Unit } from "../../src/input/types.js";
import { wantedOf } from "../../src/input/wanted.js";
import { scanPlan } from "../../src/plan/plan.js";
import { openPlan } from "../../src/plan/read.js";
import { fixturePlan } from "../support/fixture-plan.js";

const FUNCTION = "aws_lambda_function";
const GROUP = "aws_cloudwatch_log_group";

const ATTRIBUTES = new Set(["function_name", "name"]);
const INTEREST: Interest = {
  units: new Set([FUNCTION]),
  neighbours: new Map([[GROUP, new Set([FUNCTION])]]),
  attributes: ATTRIBUTES,
  attributesOf: () => ATTRIBUTES,
  blocksOf: () => new Set(),
};
const GIVEN = { environment: "dev", project: "payment", target: "unknown", now: "" } as const;

describe("companions that AWS finds by their name", function () {
  this.timeout(120_000);

  const read = async (variables: Readonly<Record<string, string>>) => {
    const opened = await openPlan(await fixturePlan("named", variables), process.stdin);
    const plan = await scanPlan(opened, wantedOf(INTEREST));
    const input = normalise(plan, { facts: GIVEN, interest: INTEREST, source: null });
    const units = [...input.shards(1)].flat(2);
    plan.close();
    return { units, unplaced: input.facts.unplaced };
  };

  const groups = (units: readonly Unit[], name: string) =>
    units
      .find(({ address }) => address === `${FUNCTION}.${name}`)
      ?.referenced_by[GROUP]?.map(({ address, settled }) => [address, settled]);

  it("belong to what has the rest of it for a name, and to nothing else", async () => {
    const { units, unplaced } = await read({});
    expect(groups(units, "referred")).to.deep.equal([[`${GROUP}.referred`, true]]);
    expect(groups(units, "by_id")).to.deep.equal([[`${GROUP}.by_id`, true]]);
    for (const key of ['each["intake_one"]', 'each["report"]']) {
      expect(groups(units, key)).to.deep.equal([[`${GROUP}.${key}`, true]]);
    }
    expect(groups(units, "alone")).to.equal(undefined);
    expect(unplaced).to.deep.equal({});
  });

  it("belong to that of two of one name which the same provider makes", async () => {
    const { units } = await read({});
    expect(groups(units, "twin")).to.equal(undefined);
    expect(groups(units, "other_twin")).to.deep.equal([[`${GROUP}.other_twin`, true]]);
  });

  it("may belong to any where their name can not be followed", async () => {
    const { unplaced } = await read({ later: "true" });
    expect(unplaced).to.deep.equal({ [GROUP]: [`${GROUP}.later[0]`] });
  });
});
