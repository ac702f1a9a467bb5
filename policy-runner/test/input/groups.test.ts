import { expect } from "chai";
import { Groups } from "../../src/input/groups.js";

function groupsOf(count: number, joined: readonly (readonly [number, number])[]) {
  const groups = Groups.apart(count);
  for (const [a, b] of joined) groups.join(a, b);
  groups.seal();
  return [...groups.within({ from: 0, to: count })];
}

describe("groups", () => {
  it("are single where nothing is joined", () => {
    expect(groupsOf(3, [])).to.deep.equal([[0], [1], [2]]);
    expect(groupsOf(0, [])).to.deep.equal([]);
  });

  it("follow joins through others, in whatever order they come", () => {
    const joins: [number, number][] = [
      [5, 1],
      [3, 5],
      [4, 2],
      [1, 3],
      [2, 4],
    ];
    const wanted = [[0], [1, 3, 5], [2, 4]];
    expect(groupsOf(6, joins)).to.deep.equal(wanted);
    expect(groupsOf(6, [...joins].reverse())).to.deep.equal(wanted);
  });

  it("take a long chain without a long walk", () => {
    const count = 200_000;
    const chain = Array.from({ length: count - 1 }, (_, i) => [i + 1, i] as const);
    expect(groupsOf(count, chain.reverse())).to.have.length(1);
  });
});
