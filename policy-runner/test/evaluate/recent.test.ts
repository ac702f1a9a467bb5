import { expect } from "chai";
import { Recent } from "../../src/evaluate/recent.js";
import { Texts } from "../../src/evaluate/texts.js";

describe("what is kept of what came last", () => {
  it("is found while it is asked for, however much comes besides", () => {
    const recent = new Recent<number>(100);
    recent.set("often", 7);
    for (let i = 0; i < 1000; i++) {
      recent.set(`once ${i}`, i);
      expect(recent.get("often"), `after ${i}`).to.equal(7);
    }
  });

  it("is forgotten when it is not", () => {
    const recent = new Recent<number>(100);
    recent.set("once", 7);
    expect(recent.get("once")).to.equal(7);
    for (let i = 0; i < 100; i++) recent.set(`another ${i}`, i);
    expect(recent.get("once")).to.equal(undefined);
    expect(recent.get("another 99")).to.equal(99);
  });
});

describe("numbers of texts", () => {
  it("are the same for the same text, and for no other, though it was forgotten", () => {
    const texts = new Texts();
    const long = "x".repeat(2 ** 16);
    const given = new Map<number, string>();
    for (let i = 0; i < 300; i++) {
      const text = `${i % 150}${long}`;
      const number = texts.numberOf(text);
      expect(texts.numberOf(text)).to.equal(number);
      expect(given.get(number) ?? text, "of another text").to.equal(text);
      given.set(number, text);
    }
  });
});
