import { expect } from "chai";
import { scanDocument } from "../../src/plan/scan.js";
import { position, ScanError } from "../../src/plan/scan-error.js";

function fault(text: string): [string, number] | "sound" {
  try {
    scanDocument(text);
    return "sound";
  } catch (error) {
    if (error instanceof ScanError) return [error.fault, error.index];
    throw error;
  }
}

describe("plan/scan", () => {
  it("tells the members of a root object and where the document ends", () => {
    const text = ' {"a": [1, {"b": 2}], "\\u0063" : "x"} \n{';
    const { root, members, end } = scanDocument(text);
    const values = [...members].map(([key, { start, end }]) => [key, text.slice(start, end)]);
    expect(root).to.equal("object");
    expect(values).to.deep.equal([
      ["a", '[1, {"b": 2}]'],
      ["c", '"x"'],
    ]);
    expect(text.slice(end)).to.equal("{");
  });

  for (const text of [
    "{}",
    "[]",
    "null",
    "-0.5E+3",
    '"\\ud83d\\ude00\\n\\/"',
    '[{"a":1},{"a":1},[true,false]]',
    '{"a":{"a":{"b":1},"b":2},"b":3}',
    '{"__proto__":1,"constructor":2,"":3}',
    '{"a":"é\u2028"}',
  ]) {
    it(`finds ${text} sound`, () => {
      expect(fault(text)).to.equal("sound");
      expect(() => JSON.parse(text)).not.to.throw();
    });
  }

  const faults: readonly (readonly [text: string, kind: string, index: number])[] = [
    ["", "end", 0],
    ['{"a":1', "end", 6],
    ['{"a":"x', "end", 7],
    ['{"a":tru', "end", 8],
    ['"\\ud83d', "end", 7],
    ['{"a":1,}', "syntax", 7],
    ["[1,]", "syntax", 3],
    ["[01]", "syntax", 2],
    ["[+1]", "syntax", 1],
    ["[.5]", "syntax", 1],
    ["[1.]", "syntax", 3],
    ["[NaN]", "syntax", 1],
    ["{'a':1}", "syntax", 1],
    ["[1 // c\n]", "syntax", 3],
    ['["\t"]', "syntax", 2],
    ['["\\x"]', "syntax", 3],
    ['["\\u12g4"]', "syntax", 6],
    ["[1}", "syntax", 2],
    ['{"a":1,"a":2}', "repeated", 7],
    ['{"a":1,"\\u0061":2}', "repeated", 7],
    ['{"a":{"b":1},"c":{"a":1,"b":[{"a":2}],"b":3}}', "repeated", 38],
    ['{"a":{"a":1},"a":2}', "repeated", 13],
    ['["\\ud800"]', "surrogate", 2],
    ['["\\udc00\\ud800"]', "surrogate", 2],
    ['["\\ud800\\u0041"]', "surrogate", 2],
    ["[1e999]", "number", 1],
    [`[${"9".repeat(400)}]`, "number", 1],
    [`${"[".repeat(513)}`, "depth", 512],
  ];
  for (const [text, kind, index] of faults) {
    it(`finds a fault (${kind}) in ${JSON.stringify(text.slice(0, 40))}`, () => {
      expect(fault(text)).to.deep.equal([kind, index]);
    });
  }

  it("calls every prefix of a sound document cut short", () => {
    const text = '{"a\\u00e9":[1,-2.5e+10,"x\\ud83d\\ude00y",true,false,null,{"b":"\\n"}],"c":{}}';
    for (let length = 0; length < text.length; length++) {
      expect(fault(text.slice(0, length)), text.slice(0, length)).to.deep.equal(["end", length]);
    }
  });

  it("accepts 512 levels", () => {
    expect(fault(`${"[".repeat(512)}${"]".repeat(512)}`)).to.equal("sound");
  });

  it("takes linear time for many keys and many objects", function () {
    this.timeout(10_000);
    const keys = Array.from({ length: 300_000 }, (_, index) => `"k${index}":{"a":1}`).join();
    expect(fault(`{${keys}}`)).to.equal("sound");
  });

  it("counts lines and columns from 1", () => {
    expect(position("ab\ncd\n", 0)).to.equal("line 1, column 1");
    expect(position("ab\ncd\n", 4)).to.equal("line 2, column 2");
    expect(position("ab\ncd\n", 6)).to.equal("line 3, column 1");
  });
});
