import { expect } from "chai";
import { type Located, readLocated } from "../../src/source/json-lines.js";

function plain(value: Located): unknown {
  if (value.kind === "scalar") return value.value;
  if (value.kind === "array") return value.items.map(plain);
  return Object.fromEntries(value.members.map((member) => [member.key, plain(member.value)]));
}

describe("source/json-lines", () => {
  it("reads what JSON.parse reads", () => {
    const value = {
      "a\n\\": [1, -2.5e3, 'x"}]{[,:', { b: null, c: [[], {}] }],
      d: [true, false, ""],
    };
    for (const indent of [0, 2]) {
      expect(plain(readLocated(JSON.stringify(value, null, indent)))).to.deep.equal(value);
    }
  });

  it("keeps repeated keys, with their lines", () => {
    const value = readLocated('{"a":1,\n\n"a":\n2}');
    expect(
      value.kind === "object" && value.members.map(({ key, line }) => [key, line]),
    ).to.deep.equal([
      ["a", 1],
      ["a", 3],
    ]);
  });

  it("throws on what is no JSON", () => {
    expect(() => readLocated('{"a":1,}')).to.throw(SyntaxError);
  });
});
