import { expect } from "chai";
import { normalise } from "../../src/input/normalise.js";
import type { Interest, PolicyInput } from "../../src/input/types.js";
import type { Change, Plan, ResourceChange } from "../../src/plan/types.js";

const ALL: Interest = { units: "all", neighbours: new Set() };

function change(name: string, actions: string[], over: Partial<ResourceChange> = {}) {
  const values: Change = { actions, after: {}, after_unknown: {}, after_sensitive: {} };
  const address = `aws_x.${name}`;
  return { address, mode: "managed" as const, type: "aws_x", name, change: values, ...over };
}

function inputOf(resourceChanges: ResourceChange[], interest = ALL): PolicyInput {
  const plan: Plan = {
    formatVersion: "1.2",
    terraformVersion: "1.11.4",
    resourceChanges,
    configuration: {},
    secrets: new Set(),
    digest: "",
  };
  const facts = { environment: "dev", project: "p", target: "unknown", now: "" } as const;
  return normalise(plan, { facts, interest, source: null }).input;
}

describe("normalise", () => {
  it("judges what stays after apply, and nothing else", () => {
    const { units, facts } = inputOf([
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

  it("does not depend on the order of resource_changes", () => {
    const changes = [change("b", ["create"]), change("a", ["create"])];
    expect(inputOf(changes)).to.deep.equal(inputOf([...changes].reverse()));
  });

  it("keeps only the types that rules judge", () => {
    const interest = { units: new Set(["aws_y"]), neighbours: new Set<string>() };
    expect(inputOf([change("a", ["create"])], interest).units).to.deep.equal([]);
  });

  it("takes type names that JavaScript's objects have as names", () => {
    const odd = change("a", ["create"], { type: "constructor", address: "constructor.a" });
    expect(inputOf([odd]).units[0]?.type).to.equal("constructor");
  });

  it("counts a companion that is only deleted as absent", () => {
    const gone: Change = {
      actions: ["delete"],
      after: null,
      after_unknown: {},
      after_sensitive: false,
    };
    const bucket = change("b", ["no-op"], { type: "aws_s3_bucket", address: "aws_s3_bucket.b" });
    const companion = change("v", [], { type: "aws_s3_bucket_versioning", change: gone });
    const interest: Interest = { units: "all", neighbours: new Set(["aws_s3_bucket_versioning"]) };
    expect(inputOf([bucket, companion], interest).units[0]?.referenced_by).to.deep.equal({});
  });
});
