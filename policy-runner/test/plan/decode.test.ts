import { expect } from "chai";
import { decodePlan } from "../../src/plan/decode.js";
import { refusal } from "../support/throws.js";

const text = '{"ключ":"é😀"}';
const little = Buffer.from(text, "utf16le");
const big = Buffer.from(little).swap16();
const ascii = Buffer.from('{"a":1}', "utf16le");
const plan = (...parts: (Buffer | number[])[]) => ({
  name: "p.json",
  bytes: Buffer.concat(parts.map((part) => Buffer.from(part))),
});

describe("plan/decode", () => {
  it("reads UTF-8 with and without a mark", () => {
    expect(decodePlan(plan(Buffer.from(text)))).to.equal(text);
    expect(decodePlan(plan([0xef, 0xbb, 0xbf], Buffer.from(text)))).to.equal(text);
  });

  it("reads UTF-16 of both orders with a mark", () => {
    expect(decodePlan(plan([0xff, 0xfe], little))).to.equal(text);
    expect(decodePlan(plan([0xfe, 0xff], big))).to.equal(text);
  });

  it("recognises UTF-16 without a mark", () => {
    expect(decodePlan(plan(ascii))).to.equal('{"a":1}');
    expect(decodePlan(plan(Buffer.from(ascii).swap16()))).to.equal('{"a":1}');
  });

  it("leaves the bytes as they are", () => {
    const input = plan([0xfe, 0xff], big);
    const before = Buffer.from(input.bytes);
    decodePlan(input);
    expect(input.bytes.equals(before)).to.equal(true);
  });

  it("refuses a binary plan and says how to convert it", async () => {
    const message = await refusal(() => decodePlan(plan([0x50, 0x4b, 3, 4, 0, 0])));
    expect(message).to.match(/binary plan file.*terraform show -json/);
  });

  it("refuses bytes that are not UTF-8", async () => {
    const message = await refusal(() => decodePlan(plan(Buffer.from('{"a":"é"}', "latin1"))));
    expect(message).to.match(/not valid UTF-8/);
  });

  it("refuses UTF-16 with half a character", async () => {
    expect(await refusal(() => decodePlan(plan([0xff, 0xfe, 0x7b])))).to.match(
      /not valid UTF-16LE/,
    );
    expect(await refusal(() => decodePlan(plan([0xfe, 0xff, 0x7b])))).to.match(
      /not valid UTF-16BE/,
    );
    expect(await refusal(() => decodePlan(plan([0xff, 0xfe, 0, 0xd8, 0x41, 0])))).to.match(
      /UTF-16LE/,
    );
  });

  it("refuses what is blank", async () => {
    for (const bytes of [
      [0x20, 0x0a],
      [0xef, 0xbb, 0xbf],
      [0xff, 0xfe],
    ]) {
      expect(await refusal(() => decodePlan(plan(bytes)))).to.match(/empty save for white space/);
    }
  });
});
