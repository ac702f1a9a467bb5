import { expect } from "chai";
import { flatten, isLeftOut, sets, traversals } from "../../src/input/expressions.js";

describe("traversals", () => {
  it("drops the prefixes that Terraform lists behind each traversal", () => {
    expect(
      traversals(["aws_a.x.id", "aws_a.x", "each.key", "var.m.n", "var.m", "aws_a.xy", "aws_a.x"]),
    ).to.deep.equal(["aws_a.x.id", "each.key", "var.m.n", "aws_a.xy", "aws_a.x"]);
  });
});

describe("flatten", () => {
  const block = {
    bucket: { references: ["aws_s3_bucket.x.id"] },
    rule: [{ a: { constant_value: 1 } }, { a: { references: ["var.b"] } }],
    only: [{ references: { references: ["var.c"] } }],
  };

  it("gives every expression with its pointer, nested blocks included", () => {
    expect([...flatten(block)].map((one) => one.pointer)).to.deep.equal([
      "/bucket",
      "/rule/0/a",
      "/rule/1/a",
      "/only/0/references",
    ]);
  });

  it("does not vouch for the order of several blocks", () => {
    expect([...flatten(block)].map((one) => one.exact)).to.deep.equal([true, false, false, true]);
  });
});

describe("sets", () => {
  it("tells a constant null from a value", () => {
    expect(sets({ constant_value: null })).to.equal(false);
    expect(sets({ constant_value: false })).to.equal(true);
    expect(sets({ references: ["var.a"] })).to.equal(true);
  });
});

describe("isLeftOut", () => {
  const block = {
    options: [{ endpoint: { constant_value: "on" } }],
    disks: [{ encrypted: {} }, { size: { constant_value: 1 } }],
    volumes: [{ encrypted: { constant_value: true } }, { size: {} }],
    single: { nested: [{ a: { references: ["var.a"] } }] },
    list: { references: ["var.list"] },
  };
  const asked: readonly [pointer: string, left: boolean][] = [
    ["options/0/tokens", true],
    ["options/0/endpoint", true],
    ["disks/0/throughput", true],
    // Blocks of a set do not keep their order: one that sets it may be any.
    ["disks/1/encrypted", false],
    // Unless what it sets it to is known.
    ["volumes/1/encrypted", true],
    ["single/nested/0/b", true],
    ["single/nested/0/a", false],
    // Inside an expression, or a block that the configuration does not show, nobody can tell.
    ["list/0/a", false],
    ["dynamic/0/a", false],
    ["single/dynamic/0/a", false],
  ];
  for (const [pointer, left] of asked) {
    it(`says ${left} of ${pointer}`, () => {
      expect(isLeftOut(block, pointer.split("/"))).to.equal(left);
    });
  }
});
