import { expect } from "chai";
import { Growing } from "../../src/plan/growing.js";
import { HashTable } from "../../src/plan/hash-table.js";

/** Hashes that collide in their low half often. */
const hashes = Array.from({ length: 20_000 }, (_, i) => [(i * 7919) % 4096, i] as const);

describe("a hash table", () => {
  it("gives what was set last, and nothing for what was not", () => {
    const table = new HashTable();
    for (const [i, [low, high]] of hashes.entries()) {
      expect(table.set(low, high, i)).to.equal(-1);
    }
    expect(table.size).to.equal(hashes.length);
    for (const [i, [low, high]] of hashes.entries()) expect(table.get(low, high)).to.equal(i);
    expect(table.get(1, 1)).to.equal(-1);
    expect(table.set(hashes[5]?.[0] ?? 0, 5, 77)).to.equal(5);
    expect(table.get(hashes[5]?.[0] ?? 0, 5)).to.equal(77);
    expect(table.size).to.equal(hashes.length);
  });

  it("holds the largest numbers that a resource can have", () => {
    const table = new HashTable();
    table.set(0xffffffff, 0xffffffff, 0xfffffffe);
    expect(table.get(0xffffffff, 0xffffffff)).to.equal(0xfffffffe);
  });
});

describe("a growing list", () => {
  it("keeps every number", () => {
    const list = new Growing(Float64Array);
    for (let i = 0; i < 5000; i++) expect(list.push(i * 2 ** 20)).to.equal(i);
    for (let i = 0; i < 5000; i++) expect(list.get(i)).to.equal(i * 2 ** 20);
  });
});
