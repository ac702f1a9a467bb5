import { expect } from "chai";
import { laterBlocks } from "../../src/input/dynamic.js";
import type { Traversal } from "../../src/input/traversals.js";

const LOCALS = new Map([
  ["local.later", "aws_x.y.id"],
  ["local.known", "var.all"],
  ["local.round", "local.round"],
  ["module.a.local.known", "aws_x.y.id"],
]);

const isKnown = (traversals: readonly Traversal[]) =>
  traversals.every(({ kind }) => kind === "variable" || kind === "key");

const isLater = (text: string, module = "", locals: typeof LOCALS | undefined = LOCALS) => {
  const resource = { file: "main.tf", line: 1, preventDestroy: false, dynamic: { block: text } };
  return laterBlocks(resource, module, locals, isKnown).length > 0;
};

describe("blocks that are made of what is not known yet", () => {
  it("are those of resources, not those of variables, keys and constants", () => {
    for (const text of ["aws_x.y[0].id", "toset([var.a, aws_x.y.id])", `["\${aws_x.y.id}"]`]) {
      expect(isLater(text), text).to.equal(true);
    }
    for (const text of ["var.all", "[1]", '["aws_x.y.id"]', "toset(var.all)", "[each.key]", ""]) {
      expect(isLater(text), text).to.equal(false);
    }
  });

  it("are not told by what a for expression names itself", () => {
    expect(isLater("{ for k, v in var.all : k => v.name if v.name != null }")).to.equal(false);
    expect(isLater("[for one in aws_x.y : one.name]")).to.equal(true);
  });

  it("are followed through locals of their own module, and are not known where none is told", () => {
    expect(isLater("local.later")).to.equal(true);
    expect(isLater("local.known")).to.equal(false);
    expect(isLater("local.known", "module.a")).to.equal(true);
    expect(isLater("local.round")).to.equal(true);
    expect(isLater("local.known", "", new Map())).to.equal(true);
  });

  it("are none without a dynamic block", () => {
    const resource = { file: "main.tf", line: 1, preventDestroy: false };
    expect(laterBlocks(resource, "", LOCALS, isKnown)).to.deep.equal([]);
  });
});
