import { expect } from "chai";
import { configPath, moduleAddress, moduleSteps, showKey } from "../src/address.js";

describe("module addresses", () => {
  const cases: [string, (string | number | null)[]][] = [
    ["", []],
    ["module.a", [null]],
    ["module.a[0].module.b", [0, null]],
    ['module.a["x.y"].module.b["z]\\".w"]', ["x.y", 'z]".w']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: HCL writes a template mark so.
    ['module.a["$${not}"]', ["${not}"]],
    ['module.a["\\U0001F512"]', ["\u{1f512}"]],
  ];
  for (const [address, keys] of cases) {
    it(`reads the keys of "${address}"`, () => {
      expect(moduleSteps(address).map((step) => step.key)).to.deep.equal(keys);
    });
  }

  it("writes back what it read", () => {
    const address = 'module.a["x.y"].module.b[3].module.c';
    expect(moduleAddress(moduleSteps(address))).to.equal(address);
    expect(configPath(moduleSteps(address))).to.equal("module.a.module.b.module.c");
  });

  const written: [string | number | null, string][] = [
    [null, ""],
    [3, "[3]"],
    ["a.b/c d@e", '["a.b/c d@e"]'],
    ['a"b\\c', '["a\\"b\\\\c"]'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: HCL writes a template mark so.
    ["${a}%{b}$c", '["$${a}%%{b}$c"]'],
    ["é€😀", '["é€😀"]'],
    ["a\nb\tc\u0007\u{e0001}", '["a\\nb\\tc\\u0007\\U000e0001"]'],
  ];
  for (const [key, text] of written) {
    it(`writes the key ${JSON.stringify(key)} as Terraform does`, () => {
      expect(showKey(key)).to.equal(text);
    });
  }
});
