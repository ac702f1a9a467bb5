import { expect } from "chai";
import { normalise } from "../../src/input/normalise.js";
import type { Facts, Interest, Unit } from "../../src/input/types.js";
import { wantedOf } from "../../src/input/wanted.js";
import { scanPlan } from "../../src/plan/plan.js";
import { openPlan } from "../../src/plan/read.js";
import { readSource } from "../../src/source/read.js";
import { fixturePlan } from "../support/fixture-plan.js";
import { planText } from "../support/plans.js";
import { scanned } from "../support/scan.js";

const NAME = new Set(["name"]);
const INTEREST: Interest = {
  units: "all",
  neighbours: new Map(),
  attributes: NAME,
  attributesOf: () => NAME,
  blocksOf: () => new Set(),
};
const GIVEN = { environment: "dev", project: "payment", target: "unknown", now: "" } as const;
const SETTING = { facts: GIVEN, interest: INTEREST, source: null };

describe("regions of a real plan's providers", function () {
  this.timeout(120_000);
  let facts: Facts;
  let units: readonly Unit[];

  let beside: Facts["regions"];

  before(async () => {
    const opened = await openPlan(await fixturePlan("regions"), process.stdin);
    const plan = await scanPlan(opened, wantedOf(INTEREST));
    const input = normalise(plan, SETTING);
    facts = input.facts;
    units = [...input.shards(1)].flat(2);
    const source = await readSource("policy-runner/test/fixtures/regions");
    beside = normalise(plan, { ...SETTING, source }).facts.regions;
    plan.close();
  });

  const TOLD = {
    aws: "eu-west-1",
    "aws.virginia": "us-east-1",
    "aws.copies": "eu-central-1",
    "aws.keyed": "eu-north-1",
    "aws.quoted": "eu-west-1",
    "module.old:aws": "eu-west-1",
    "module.old.module.deep:aws.given": "eu-west-1",
  };

  it("are those that a constant or a variable tells, through modules too", () => {
    // What a variable decides looks like the variable.
    expect(facts.regions).to.deep.equal({ ...TOLD, "aws.partner": "eu-west-1" });
  });

  it("are not those that the source makes from a variable", () => {
    expect(beside).to.deep.equal(TOLD);
  });

  it("belong to resources by the key that their block names", () => {
    const regions = units.map(({ address, provider }) => [address, facts.regions[provider ?? ""]]);
    expect(Object.fromEntries(regions)).to.deep.equal({
      "aws_sns_topic.home": "eu-west-1",
      "aws_sns_topic.aliased": "us-east-1",
      "aws_sns_topic.local": undefined,
      "module.site.aws_sns_topic.own": "eu-central-1",
      "module.site.aws_sns_topic.elsewhere": "us-east-1",
      "module.site.module.inner.aws_sns_topic.inner": "us-east-1",
      "module.old.aws_sns_topic.old": "eu-west-1",
      "module.old.module.deep.aws_sns_topic.given": "eu-west-1",
      "module.old.module.deep.aws_sns_topic.fallback": undefined,
    });
  });
});

describe("regions of providers", () => {
  const regionsOf = async (configuration: object, variables: object = {}) => {
    const root_module = { variables: { region: { default: "eu-west-1" } } };
    const all = { root_module, ...configuration };
    const plan = await scanned(
      planText({ configuration: JSON.parse(JSON.stringify(all)), variables: { ...variables } }),
    );
    return normalise(plan, SETTING).facts.regions;
  };
  const provider = (region: unknown) => ({
    provider_config: { aws: { name: "aws", expressions: { region } } },
  });
  const BY_VARIABLE = provider({ references: ["var.region"] });

  it("are a variable's default where the plan lists no value", async () => {
    expect(await regionsOf(BY_VARIABLE)).to.deep.equal({ aws: "eu-west-1" });
  });

  it("are the value that a variable was given", async () => {
    const given = { region: { value: "us-west-2" } };
    expect(await regionsOf(BY_VARIABLE, given)).to.deep.equal({ aws: "us-west-2" });
  });

  const untold: readonly (readonly [what: string, configuration: object, variables?: object])[] = [
    ["a variable that is given null", BY_VARIABLE, { region: { value: null } }],
    ["a list", BY_VARIABLE, { region: { value: ["eu-west-1"] } }],
    ["what has not the form of one", provider({ constant_value: "local" })],
    ["what is computed", provider({})],
    ["two variables", provider({ references: ["var.region", "var.other"] })],
    ["a data source", provider({ references: ["data.aws_region.x.name", "data.aws_region.x"] })],
    ["a part that is not there", provider({ references: ["var.region.length", "var.region"] })],
    ["a variable that nobody declares", provider({ references: ["var.constructor"] })],
    ["a provider without expressions", { provider_config: { aws: { name: "aws" } } }],
  ];
  for (const [what, configuration, variables] of untold) {
    it(`are not told by ${what}`, async () => {
      expect(await regionsOf(configuration, variables)).to.deep.equal({});
    });
  }

  it("are not told where they are sensitive", async () => {
    const root_module = { variables: { region: { sensitive: true } } };
    const given = { region: { value: "eu-west-1" } };
    expect(await regionsOf({ ...BY_VARIABLE, root_module }, given)).to.deep.equal({});
  });
});
