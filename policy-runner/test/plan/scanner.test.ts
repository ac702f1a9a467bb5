import { expect } from "chai";
import { ScanError, TAKE } from "../../src/plan/records.js";
import { randomSeed, Scanner } from "../../src/plan/scanner.js";

/** Scans a document that comes in pieces of so many bytes. */
function scan(text: string, size = Number.POSITIVE_INFINITY, scanner = rooted()): string {
  const bytes = Buffer.from(text);
  let output = "";
  const drain = () => {
    output += scanner.output().toString();
  };
  for (let at = 0; at < bytes.length; ) {
    const piece = bytes.subarray(at, at + Math.min(size, scanner.input().length));
    piece.copy(scanner.input());
    scanner.push(piece.length, drain);
    at += piece.length;
  }
  scanner.push(0, drain);
  return output;
}

function rooted(): Scanner {
  const scanner = new Scanner(randomSeed());
  scanner.node();
  return scanner;
}

function fault(text: string, size?: number): [string, number] | "sound" {
  try {
    scan(text, size);
    return "sound";
  } catch (error) {
    if (error instanceof ScanError) return [error.fault, error.offset];
    throw error;
  }
}

describe("the scanner", () => {
  it("writes out what is wanted, and a record for it", () => {
    const text = '{"x":[{"a":1}],"list":[{"c":{"a":9},"a":[1,{"q":2}],"b":"x"},{},{"b":null}]}';
    for (const size of [1, 2, 3, 7, 100]) {
      expect(scan(text, size, ofLists()), `pieces of ${size}`).to.equal(
        '{"a":[1,{"q":2}],"b":"x"}{}{"b":null}',
      );
    }
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
      for (const size of [1, 2, 5, 1000]) expect(fault(text, size)).to.equal("sound");
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
      for (const size of [1, 3, 1000]) expect(fault(text, size)).to.deep.equal([kind, index]);
    });
  }

  it("calls every prefix of a sound document cut short", () => {
    const text = '{"a\\u00e9":[1,-2.5e+10,"x\\ud83d\\ude00y",true,false,null,{"b":"\\n"}],"c":{}}';
    for (let length = 0; length < text.length; length++) {
      expect(fault(text.slice(0, length), 4), text.slice(0, length)).to.deep.equal(["end", length]);
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

  it("reads texts that are longer than its buffer", () => {
    const long = "x".repeat(3_000_000);
    expect(scan(`{"a":"${long}","b":1}`, 100_000, keeping("a")).length).to.equal(long.length + 8);
  });
});

function keeping(key: string): Scanner {
  const scanner = new Scanner(randomSeed());
  scanner.node(TAKE.record | TAKE.open);
  scanner.child(1, key, scanner.node(TAKE.keep));
  return scanner;
}

/** Wants `a` and `b` of the objects in `list`. */
function ofLists(): Scanner {
  const scanner = rooted();
  const list = scanner.node();
  const item = scanner.node(TAKE.record | TAKE.open);
  const value = scanner.node(TAKE.keep);
  scanner.child(1, "list", list);
  scanner.child(list, null, item);
  for (const key of ["a", "b"]) scanner.child(item, key, value);
  return scanner;
}
