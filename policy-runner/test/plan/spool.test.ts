import { expect } from "chai";
import { Spool } from "../../src/plan/spool.js";
import { withTemporaryFolder } from "../support/folders.js";

const PIECE = 1_000_000;

/** Bytes that tell their own offset. */
function piece(start: number): Buffer {
  const words = new Uint32Array(PIECE / 4).map((_, i) => start + i * 4);
  return Buffer.from(words.buffer);
}

describe("the spool", () => {
  for (const pieces of [1, 16, 17, 40]) {
    it(`gives back any part of ${pieces} MB, and leaves no file behind`, () => {
      withTemporaryFolder((names) => {
        const spool = new Spool();
        for (let i = 0; i < pieces; i++) spool.append(piece(i * PIECE));
        expect(spool.size).to.equal(pieces * PIECE);
        const last = pieces * PIECE - 4;
        for (const at of [0, 4, 65_532, 65_536, 131_068, last / 2 - ((last / 2) % 4), last]) {
          expect(spool.read(at, at + 4).readUInt32LE(), `at ${at}`).to.equal(at);
        }
        const wide = spool.read(60_000, 60_000 + Math.min(300_000, last - 60_000));
        expect(wide.readUInt32LE(wide.length - 4)).to.equal(60_000 + wide.length - 4);
        expect(names()).to.deep.equal([]);
        spool.close();
      });
    });
  }

  it("reads what was added after a part was read", () => {
    const spool = new Spool();
    for (let i = 0; i < 18; i++) {
      spool.append(piece(i * PIECE));
      expect(spool.read(spool.size - 4, spool.size).readUInt32LE()).to.equal(spool.size - 4);
    }
    spool.close();
  });
});
