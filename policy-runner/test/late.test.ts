import { runInNewContext } from "node:vm";
import { expect } from "chai";
import { lateModule } from "../bundle/late.js";

describe("a module that is loaded late", () => {
  it("is loaded when a member of it is asked for, whatever Node.js names as members", () => {
    const asked: string[] = [];
    const require = (name: string) => {
      asked.push(name);
      return { parse: 1 };
    };
    const module: { exports?: { parse: number } } = {};
    const members = ["default", "module.exports", "parse"];
    runInNewContext(lateModule("yaml", members), { module, require });
    expect(asked).to.deep.equal([]);
    expect(Object.keys(module.exports ?? {})).to.deep.equal(["parse"]);
    expect(module.exports?.parse).to.equal(1);
    expect(asked).to.deep.equal(["yaml"]);
  });
});
