import { expect } from "chai";
import { below, stepsOf, topAttribute, valueAt } from "../../src/input/pointer.js";

const KEYS = ["tags", "a/b", "~", "~1", "", "0"];

describe("JSON pointers", () => {
  it("lead step by step where they were made to lead, whatever keys hold", () => {
    for (const first of KEYS) {
      for (const second of KEYS) {
        const pointer = below(below("", first), second);
        expect(stepsOf(pointer)).to.deep.equal([first, second]);
        expect(stepsOf(pointer), "asked again").to.deep.equal([first, second]);
        expect(topAttribute(pointer)).to.equal(first);
        expect(valueAt({ [first]: { [second]: 7 } }, pointer)).to.equal(7);
      }
    }
  });

  it("lead to the resource itself when they are empty, and nowhere through what is not there", () => {
    const values = { list: [{ name: "x" }], text: "y" };
    expect(valueAt(values, "")).to.equal(values);
    expect(valueAt(values, "/list/0/name")).to.equal("x");
    for (const pointer of ["/list/1/name", "/list/0/toString", "/text/0", "/none", "/constructor"])
      expect(valueAt(values, pointer), pointer).to.equal(undefined);
  });

  it("are told apart however many there are", () => {
    for (let i = 0; i < 10_000; i++) expect(stepsOf(`/tags/${i}`)).to.deep.equal(["tags", `${i}`]);
  });
});
