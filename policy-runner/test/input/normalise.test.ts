import { expect } from "chai";
import type { JsonObject } from "../../src/constants.js";
import { normalise } from "../../src/input/normalise.js";
import type { Facts, Interest, Unit } from "../../src/input/types.js";
import { wantedOf } from "../../src/input/wanted.js";
import { planText } from "../support/plans.js";
import { scanned } from "../support/scan.js";

const NAME = new Set(["name"]);
const ALL: Interest = {
  units: "all",
  neighbours: new Map(),
  attributes: NAME,
  attributesOf: () => NAME,
  blocksOf: () => new Set(),
};

function change(name: string, actions: string[], over: JsonObject = {}): JsonObject {
  const values = { actions, after: {}, after_unknown: {}, after_sensitive: {} };
  const address = `aws_x.${name}`;
  return { address, mode: "managed", type: "aws_x", name, change: values, ...over };
}

/** What rules read of a plan, whatever the size of its shards. */
async function inputOf(
  changes: JsonObject[],
  interest = ALL,
  rest: JsonObject = {},
): Promise<{ facts: Facts; units: readonly Unit[] }> {
  const plan = await scanned(planText({ resource_changes: changes, ...rest }), wantedOf(interest));
  const facts = { environment: "dev", project: "p", target: "unknown", now: "" } as const;
  const input = normalise(plan, { facts, interest, source: null });
  return { facts: input.facts, units: [...input.shards(2)].flat(2).sort(byAddress) };
}

function byAddress(a: Unit, b: Unit): number {
  return a.address < b.address ? -1 : 1;
}

describe("normalise", () => {
  it("judges what stays after apply, and nothing else", async () => {
    const { units, facts } = await inputOf([
      change("create", ["create"]),
      change("same", ["no-op"]),
      change("update", ["update"]),
      change("replace", ["delete", "create"]),
      change("first", ["create", "delete"]),
      change("kept", ["create", "forget"]),
      change("delete", ["delete"]),
      change("forget", ["forget"]),
      change("deposed", ["delete"], { deposed: "abc" }),
      change("data", ["read"], { mode: "data" }),
    ]);
    expect(units.map((unit) => [unit.name, unit.action])).to.deep.equal([
      ["create", "create"],
      ["first", "replace"],
      ["kept", "replace"],
      ["replace", "replace"],
      ["same", "no-op"],
      ["update", "update"],
    ]);
    expect(facts.resources).to.equal(6);
  });

  it("takes an unknown block that the provider never fills in for one that is configured", async () => {
    const names = new Set(["alone", "filled", "outer", "inner"]);
    const after = { outer: [{}] };
    const shape = { alone: true, filled: true, outer: [{ inner: true, filled: true }] };
    const values = { actions: ["create"], after, after_unknown: shape, after_sensitive: {} };
    const expressions = { outer: [{}] };
    const block = { address: "aws_x.a", mode: "managed", type: "aws_x", name: "a", expressions };
    const plan = { configuration: { root_module: { resources: [block] } } };
    const { units } = await inputOf(
      [change("a", ["create"], { change: values })],
      {
        ...ALL,
        attributes: names,
        attributesOf: () => names,
        blocksOf: () => new Set(["alone", "outer/*/inner"]),
      },
      plan,
    );
    expect(units[0]?.configured).to.deep.equal({
      alone: true,
      outer: true,
      "/outer/0/filled": false,
    });
  });

  it("does not depend on the order of resource_changes", async () => {
    const changes = [change("b", ["create"]), change("a", ["create"])];
    expect(await inputOf(changes)).to.deep.equal(await inputOf([...changes].reverse()));
  });

  it("keeps only the types that rules judge", async () => {
    const interest = { ...ALL, units: new Set(["aws_y"]) };
    expect((await inputOf([change("a", ["create"])], interest)).units).to.deep.equal([]);
  });

  it("takes type names that JavaScript's objects have as names", async () => {
    const odd = change("a", ["create"], { type: "constructor", address: "constructor.a" });
    expect((await inputOf([odd])).units[0]?.type).to.equal("constructor");
  });

  it("counts a companion that is only deleted as absent", async () => {
    const gone = { actions: ["delete"], after: null, after_unknown: {}, after_sensitive: false };
    const bucket = change("b", ["no-op"], { type: "aws_s3_bucket", address: "aws_s3_bucket.b" });
    const companion = change("v", [], { type: "aws_s3_bucket_versioning", change: gone });
    const neighbours = new Map([["aws_s3_bucket_versioning", new Set(["aws_s3_bucket"])]]);
    const { units } = await inputOf([bucket, companion], { ...ALL, neighbours });
    expect(units[0]?.referenced_by).to.deep.equal({});
  });

  it("keeps what belongs together in one shard, however small", async () => {
    const named = (name: string, type: string, values: JsonObject): JsonObject =>
      change(name, ["no-op"], {
        address: `${type}.${name}`,
        type,
        change: { actions: ["no-op"], after: values, after_unknown: {}, after_sensitive: {} },
      });
    const changes = ["a", "b", "c"].flatMap((name) => [
      named(name, "aws_s3_bucket", { id: name, bucket: name }),
      named(name, "aws_s3_bucket_versioning", { bucket: name }),
    ]);
    const neighbours = new Map([["aws_s3_bucket_versioning", new Set(["aws_s3_bucket"])]]);
    const attributes = new Set(["bucket", "id"]);
    const attributesOf = () => attributes;
    const interest: Interest = { ...ALL, neighbours, attributes, attributesOf };
    const text = planText({ resource_changes: changes.reverse() });
    const plan = await scanned(text, wantedOf(interest));
    const facts = { environment: "dev", project: "p", target: "unknown", now: "" } as const;
    const shards = [...normalise(plan, { facts, interest, source: null }).shards(1)];
    expect(
      shards.map((groups) => groups.map((group) => group.map((unit) => unit.address).sort())),
    ).to.have.deep.members(
      ["a", "b", "c"].map((name) => [
        [`aws_s3_bucket.${name}`, `aws_s3_bucket_versioning.${name}`],
      ]),
    );
  });
});
