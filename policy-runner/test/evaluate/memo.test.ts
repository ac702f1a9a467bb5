import { expect } from "chai";
import { Memo } from "../../src/evaluate/memo.js";
import type { Outcome } from "../../src/evaluate/types.js";
import type { Group, Outline } from "../../src/input/types.js";
import { unit } from "./support.js";

/** A group of two, as the runner outlines it: `content` stands for all but the addresses. */
function pair(name: string, content = "x", asked = () => {}): Outline {
  const group = [unit(name), unit(`${name}_part`)];
  return {
    types: () => group.map(({ type }) => type),
    likeness: () => {
      asked();
      return { text: content, addresses: group.map(({ address }) => address) };
    },
    units: () => group,
  };
}

/** Says of the first unit that it fails because of the second. */
function judge([first, second]: Group): Outcome[] {
  return [
    {
      rule: "A",
      address: first?.address ?? "",
      outcome: "fail",
      message: `see ${second?.address}`,
    },
    { rule: "A", address: second?.address ?? "", outcome: "pass" },
  ];
}

describe("memo", () => {
  it("judges two groups that are alike, and then says the same with their own addresses", () => {
    const judged: string[] = [];
    const memo = new Memo((group) => {
      judged.push(group[0]?.name ?? "");
      return judge(group);
    });
    expect(memo.recall(pair("a")), "the first is judged with others").to.equal(null);
    for (const name of ["b", "c", "d", "long_enough"]) {
      expect(memo.recall(pair(name)), name).to.deep.equal({
        counts: [
          ["A", "fail", 1],
          ["A", "pass", 1],
        ],
        notable: judge(pair(name).units()).slice(0, 1),
      });
    }
    expect(judged).to.deep.equal(["b", "c"]);
  });

  it("never answers for a group by one with other content", () => {
    const memo = new Memo(judge);
    for (let i = 0; i < 9; i++) expect(memo.recall(pair("a", `x${i}`))).to.equal(null);
  });

  it("finds a rule out that looks inside addresses, and never answers for it", () => {
    const memo = new Memo(([first]) => [
      { rule: "A", address: first?.address ?? "", outcome: first?.name === "c" ? "fail" : "pass" },
    ]);
    const said = ["a", "b", "c", "d", "e"].map((name) => memo.recall(pair(name)));
    expect(said.map((one) => one !== null)).to.deep.equal([false, true, false, false, false]);
  });

  it("does not remember a group on which the rules broke off", () => {
    const memo = new Memo(() => null);
    for (const name of ["a", "b", "c", "d"]) expect(memo.recall(pair(name))).to.equal(null);
  });

  it("gives up where nothing is alike", () => {
    let asked = 0;
    const memo = new Memo(judge);
    for (let i = 0; i < 5000; i++) memo.recall(pair("a", String(i), () => asked++));
    expect(asked).to.equal(4096);
  });
});
