import { expect } from "chai";
import { normalise } from "../../src/input/normalise.js";
import type { Facts, Interest, Unit } from "../../src/input/types.js";
import { wantedOf } from "../../src/input/wanted.js";
import { scanPlan } from "../../src/plan/plan.js";
import { openPlan } from "../../src/plan/read.js";
import { fixturePlan } from "../support/fixture-plan.js";

const ENCRYPTION = "aws_s3_bucket_server_side_encryption_configuration";

const VERSIONING = "aws_s3_bucket_versioning";

/** Real plan → policy input: the links that rules read, with every id unknown. */
describe("links of a real first plan", function () {
  this.timeout(120_000);
  let facts: Facts;
  let units: readonly Unit[];

  before(async () => {
    const types = [ENCRYPTION, VERSIONING, "aws_s3_bucket_ownership_controls"];
    const attributes = new Set(["bucket", "id", "rule", "versioning_configuration"]);
    const interest: Interest = {
      units: new Set(["aws_s3_bucket"]),
      neighbours: new Map(types.map((type) => [type, new Set(["aws_s3_bucket"])])),
      attributes,
      attributesOf: () => attributes,
      blocksOf: () => new Set(),
    };
    const source = await openPlan(await fixturePlan("links"), process.stdin);
    const plan = await scanPlan(source, wantedOf(interest));
    const given = { environment: "dev", project: "payment", target: "unknown", now: "" } as const;
    const input = normalise(plan, { facts: given, interest, source: null });
    facts = input.facts;
    units = [...input.shards(1)].flat(2);
    plan.close();
  });

  const bucket = (address: string): Unit => {
    const found = units.find((unit) => unit.address === address);
    if (found === undefined) throw new Error(`${address} is not in the plan`);
    return found;
  };
  const companions = (address: string) =>
    (bucket(address).referenced_by[ENCRYPTION] ?? []).map((one) => [one.address, one.settled]);

  it("carries a for_each key over to the instance with the same key", () => {
    expect(companions('aws_s3_bucket.each["one.two"]')).to.deep.equal([
      [`${ENCRYPTION}.each["one.two"]`, true],
    ]);
    expect(companions('aws_s3_bucket.each["three"]')).to.deep.equal([
      [`${ENCRYPTION}.each["three"]`, true],
    ]);
  });

  it("carries count.index over, and links no other instance", () => {
    expect(companions("aws_s3_bucket.counted[0]")).to.deep.equal([
      [`${ENCRYPTION}.counted[0]`, true],
    ]);
    expect(companions("aws_s3_bucket.counted[1]")).to.deep.equal([]);
  });

  it("follows each.value back to the resource that for_each chains", () => {
    for (const key of ["one.two", "three"]) {
      const [versioning, ...others] =
        bucket(`aws_s3_bucket.each["${key}"]`).referenced_by[VERSIONING] ?? [];
      expect(others).to.deep.equal([]);
      expect(versioning?.address).to.equal(`${VERSIONING}.each["${key}"]`);
      expect(versioning?.settled).to.equal(true);
    }
  });

  const versionings = (address: string): readonly (readonly [string, boolean])[] =>
    (bucket(address).referenced_by[VERSIONING] ?? []).map((one) => [one.address, one.settled]);

  it("carries over what a constant for_each holds, and the keys of a set", () => {
    const valued = (key: string) => versionings(`aws_s3_bucket.valued["${key}"]`);
    expect(valued("two")).to.deep.equal([[`${VERSIONING}.swapped["one"]`, true]]);
    expect(valued("one")).to.deep.equal([[`${VERSIONING}.swapped["two"]`, true]]);
    expect(valued("three")).to.deep.equal([[`${VERSIONING}.set["three"]`, true]]);
    expect(valued("four")).to.deep.equal([]);
  });

  it("follows a whole each.value through the for that made it", () => {
    for (const key of ["five", "six"]) {
      expect(versionings(`aws_s3_bucket.looped["${key}"]`)).to.deep.equal([
        [`${VERSIONING}.looped["${key}"]`, true],
      ]);
    }
  });

  it("settles nothing where for_each names several resources", () => {
    expect(versionings('aws_s3_bucket.chosen["seven"]')).to.deep.equal([
      [`${VERSIONING}.chosen["a"]`, false],
      [`${VERSIONING}.chosen["b"]`, false],
    ]);
  });

  it("links by a name that is known", () => {
    expect(companions("aws_s3_bucket.named")).to.deep.equal([[`${ENCRYPTION}.named`, true]]);
  });

  it("follows a module's variable up to its call", () => {
    expect(companions("aws_s3_bucket.passed")).to.deep.equal([
      [`module.companions.${ENCRYPTION}.this`, true],
    ]);
  });

  for (const key of ["a.b", 'c[\\"d\\"].e']) {
    for (const index of [0, 1]) {
      it(`follows a module's output down, in module.outer["${key}"] and instance ${index}`, () => {
        const outer = `module.outer["${key}"]`;
        expect(companions(`${outer}.module.inner[${index}].aws_s3_bucket.this`)).to.deep.equal([
          [`${outer}.module.companions[${index}].${ENCRYPTION}.this`, true],
        ]);
      });
    }
  }

  it("does not settle which of two a conditional takes", () => {
    expect(companions("aws_s3_bucket.either[0]")).to.deep.equal([[`${ENCRYPTION}.either`, false]]);
    expect(companions("aws_s3_bucket.either[1]")).to.deep.equal([[`${ENCRYPTION}.either`, false]]);
  });

  it("lists what is linked through a local as unplaced", () => {
    expect(facts.unplaced).to.deep.equal({
      aws_s3_bucket_ownership_controls: ["aws_s3_bucket_ownership_controls.local"],
    });
  });

  it("names what will supply an unknown value", () => {
    const neighbour = bucket("aws_s3_bucket.passed").referenced_by[ENCRYPTION]?.[0];
    expect(neighbour?.unknown["/bucket"]).to.deep.equal([
      { address: "aws_s3_bucket.passed", type: "aws_s3_bucket", settled: true },
    ]);
  });
});
