import { expect } from "chai";
import { jsonFault } from "../src/json-text.js";

describe("what is wrong with a text that should be JSON", () => {
  const sound = [
    ...["{}", "[]", "null", " 1 ", '"a"', "-1.5e+3", "[1, [2, {}], true]", '{"a":{"b":[]},"c":0}'],
    ...[
      '"\\u0041\\n\\""',
      '["\u007f"]',
      '{"a":{"a":1},"b":{"a":1}}',
      '{"__proto__": 1}',
      "\t[\r\n]\n",
    ],
  ];
  for (const text of sound)
    it(`is nothing in ${text}`, () => {
      JSON.parse(text);
      expect(jsonFault(text)).to.equal(null);
    });

  const wrong: readonly (readonly [text: string, line: number])[] = [
    ...([
      ["", 1],
      ["{", 1],
      ['{\n"a":\n1,\n,\n"b":2}', 4],
      ["[1,\n]", 2],
      ["[1,\n2\n3]", 3],
    ] as const),
    ...([
      ["{}\n<<<<<<<\n{}", 2],
      ["1\n2", 2],
      ["[1}", 1],
      ['{"a":1]', 1],
      ["]", 1],
      [",", 1],
    ] as const),
    ...([
      ["01", 1],
      ["1.", 1],
      ["+1", 1],
      [".5", 1],
      ["nul", 1],
      ["nulls", 1],
      ["'a'", 1],
    ] as const),
    ...([
      ['"\n"', 1],
      ['"\\x"', 1],
      ["{a:1}", 1],
      ['{"a" 1}', 1],
      ["[\n\n,1]", 3],
      ["[1\n\n", 1],
    ] as const),
    ...([
      ["\u00a01", 1],
      ['{"a":1,}', 1],
      ["{1:1}", 1],
    ] as const),
  ];
  for (const [text, line] of wrong)
    it(`is in line ${line} of ${JSON.stringify(text)}`, () => {
      expect(() => JSON.parse(text)).to.throw();
      expect(jsonFault(text)).to.deep.equal({ line, twice: null });
    });

  it("is a name that an object has twice, however it is written", () => {
    expect(jsonFault('{"a":1,\n"b":[],\n"a":2}')).to.deep.equal({ line: 3, twice: '"a"' });
    expect(jsonFault('[{"a":1,\n"\\u0061":2}]')).to.deep.equal({ line: 2, twice: '"\\u0061"' });
  });
});
