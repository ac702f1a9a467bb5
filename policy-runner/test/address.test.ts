import { expect } from "chai";
import { configPath, moduleAddress, moduleSteps } from "../../src/input/address.js";

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
});
