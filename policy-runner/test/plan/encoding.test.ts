import { expect } from "chai";
import { Utf8Check } from "../../src/plan/encoding.js";
import { planText } from "../support/plans.js";
import { changesOf, scanned } from "../support/scan.js";
import { refusal } from "../support/throws.js";

const NAME = "ключ é😀";
const text = planText().replaceAll('"name":"y"', `"name":"${NAME}"`);
const little = Buffer.from(text, "utf16le");
const big = Buffer.from(little).swap16();
const bytes = (...parts: (Buffer | number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part)));

/** The name in a plan, whatever it is written in. */
const nameIn = async (plan: Buffer) => changesOf(await scanned(plan))[0]?.change.after?.name;

describe("plan/encoding", () => {
  it("reads UTF-8 with and without a mark", async () => {
    expect(await nameIn(bytes(Buffer.from(text)))).to.equal(NAME);
    expect(await nameIn(bytes([0xef, 0xbb, 0xbf], Buffer.from(text)))).to.equal(NAME);
  });

  it("reads UTF-16 of both orders with a mark", async () => {
    expect(await nameIn(bytes([0xff, 0xfe], little))).to.equal(NAME);
    expect(await nameIn(bytes([0xfe, 0xff], big))).to.equal(NAME);
  });

  it("recognises UTF-16 without a mark", async () => {
    expect(await nameIn(little)).to.equal(NAME);
    expect(await nameIn(big)).to.equal(NAME);
  });

  it("refuses a binary plan and says how to convert it", async () => {
    const message = await refusal(() => scanned(bytes([0x50, 0x4b, 3, 4, 0, 0])));
    expect(message).to.match(/binary plan file.*terraform show -json/);
  });

  it("refuses bytes that are not UTF-8", async () => {
    expect(await refusal(() => scanned(Buffer.from('{"a":"é"}', "latin1")))).to.match(
      /not valid UTF-8/,
    );
    const cut = Buffer.from('{"a":1}é').subarray(0, -1);
    expect(await refusal(() => scanned(cut))).to.match(/not valid UTF-8|trailing/);
  });

  it("refuses UTF-16 with half a character", async () => {
    for (const [start, name] of [
      [[0xff, 0xfe, 0x7b], "UTF-16LE"],
      [[0xfe, 0xff, 0x7b], "UTF-16BE"],
      [[0xff, 0xfe, 0, 0xd8, 0x41, 0], "UTF-16LE"],
    ] as const) {
      expect(await refusal(() => scanned(bytes([...start])))).to.contain(`not valid ${name}`);
    }
  });

  it("refuses what is blank", async () => {
    for (const blank of [
      [0x20, 0x0a],
      [0xef, 0xbb, 0xbf],
      [0xff, 0xfe],
    ]) {
      expect(await refusal(() => scanned(bytes(blank)))).to.match(/empty save for white space/);
    }
  });
});

describe("a check of UTF-8, piece by piece", () => {
  const sound = Buffer.from("aé€😀z");
  const ends = Array.from({ length: sound.length + 1 }, (_, end) => end);

  it("says the same wherever the text is cut", () => {
    for (const first of ends) {
      for (const second of ends.slice(first)) {
        const check = new Utf8Check();
        const pieces = [
          sound.subarray(0, first),
          sound.subarray(first, second),
          sound.subarray(second),
        ];
        expect(
          pieces.map((piece) => check.accepts(piece)),
          `${first} ${second}`,
        ).to.deep.equal([true, true, true]);
        expect(check.isComplete).to.equal(true);
      }
    }
  });

  it("refuses what is damaged, wherever it is cut", () => {
    for (const broken of [
      [0x61, 0xff],
      [0xc3, 0x61],
      [0x80],
      [0xe2, 0x82, 0x61],
      [0xf0, 0x9f, 0x98],
      [0xed, 0xa0, 0x80],
    ]) {
      const bytes = Buffer.from(broken);
      for (let at = 0; at <= bytes.length; at++) {
        const check = new Utf8Check();
        const accepted = check.accepts(bytes.subarray(0, at)) && check.accepts(bytes.subarray(at));
        expect(accepted && check.isComplete, `${broken} at ${at}`).to.equal(false);
      }
    }
  });
});
