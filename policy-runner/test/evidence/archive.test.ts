import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect } from "chai";
import { tarHeader } from "../../src/evidence/tar.js";
import { run } from "../commands/support.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { exportWords, makeCase, NOW } from "./support.js";

/** A header that says anything, with a check sum that is right. */
function header(path: string, size: number, type = "0", link = ""): Buffer {
  const block = tarHeader({ path: "x", bytes: size });
  block.fill(0, 0, 100);
  block.write(path, 0, "latin1");
  block.write(type, 156, "latin1");
  block.write(link, 157, "latin1");
  block.write("        ", 148, "latin1");
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return block;
}

const END = Buffer.alloc(1024);

/** Gzip with the header of an export. */
function zipped(tar: Buffer, level = 6): Buffer {
  const bytes = gzipSync(tar, { level });
  bytes[8] = 0;
  bytes[9] = 3;
  return bytes;
}

const file = (path: string, text: string) =>
  Buffer.concat([
    header(path, text.length),
    Buffer.from(text),
    Buffer.alloc((512 - (text.length % 512)) % 512),
  ]);

describe("policy-runner verify, of an archive", function () {
  this.timeout(60_000);
  let dir = "";
  let whole = Buffer.alloc(0);
  let tar = Buffer.alloc(0);
  before(async () => {
    dir = makeCase();
    const archive = join(dir, "out.tar.gz");
    await run(exportWords(dir, "--key", join(dir, "ed25519.pem"), "--archive", archive));
    whole = readFileSync(archive);
    tar = gunzipSync(whole);
  });
  after(() => removeFolder(dir));

  const verify = async (bytes: Buffer) => {
    const path = join(dir, "given.tar.gz");
    writeFileSync(path, bytes);
    return run(["verify", path, "--key", join(dir, "ed25519.pub"), "--now", NOW]);
  };
  const refuses = async (bytes: Buffer, reason: RegExp) => {
    const { exit, stdout, stderr } = await verify(bytes);
    expect(stdout + stderr).to.match(reason);
    expect([exit, stderr]).to.deep.equal([1, ""]);
  };

  it("accepts the one that was written, however it is compressed", async () => {
    expect((await verify(whole)).exit).to.equal(0);
    expect((await verify(zipped(tar))).exit).to.equal(0);
  });

  it("refuses one that is cut short, anywhere", async () => {
    for (const length of [
      11,
      17,
      18,
      19,
      500,
      whole.length >> 1,
      whole.length - 9,
      whole.length - 8,
      whole.length - 1,
    ]) {
      await refuses(whole.subarray(0, length), /cut short|damaged|check sum/);
    }
    await refuses(zipped(tar.subarray(0, tar.length - 512)), /cut short/);
    await refuses(zipped(tar.subarray(0, tar.length - 1536)), /cut short|behind|missing|damaged/);
  });

  it("refuses one with a changed byte, anywhere but in what marks it as gzip", async () => {
    const places = [2, 3, 4, 8, 9, whole.length - 1, whole.length - 5, whole.length - 8];
    for (let at = 10; at < whole.length - 10; at += 9973) places.push(at);
    for (const at of places) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 4;
      const { exit, stdout } = await verify(changed);
      expect([exit, at], stdout).to.deep.equal([1, at]);
      expect(stdout).to.contain("WRONG");
    }
  });

  const bad: readonly [what: string, entries: () => Buffer, reason: RegExp][] = [
    [
      "that leads out of it",
      () => file("policy-evidence/../../evil", "x"),
      /leads out of the archive/,
    ],
    ["that leads out of it at once", () => file("../evil", "x"), /leads out of the archive/],
    ["with an absolute path", () => file("/tmp/evil", "x"), /leads to an absolute place/],
    ["with a path of Windows", () => file("C:\\evil", "x"), /leads to an absolute place/],
    [
      "with a strange name",
      () => file("policy-evidence/a b\u001b", "x"),
      /is no name that an export uses/,
    ],
    ["of another root", () => file("elsewhere/a", "x"), /is not in policy-evidence/],
    [
      "that is a symbolic link",
      () => header("policy-evidence/a", 0, "2", "/etc/passwd"),
      /holds a symbolic link/,
    ],
    [
      "that is a hard link",
      () => header("policy-evidence/a", 0, "1", "manifest.json"),
      /holds a hard link/,
    ],
    ["that is a folder", () => header("policy-evidence/a/", 0, "5"), /holds a folder/],
    ["that is a device", () => header("policy-evidence/a", 0, "3"), /holds a device/],
    ["of extended headers", () => header("policy-evidence/a", 0, "x"), /damaged header/],
    [
      "that is there twice",
      () => Buffer.concat([file("policy-evidence/a", "x"), file("policy-evidence/a", "y")]),
      /twice/,
    ],
    [
      "that is out of order",
      () => Buffer.concat([file("policy-evidence/b", "x"), file("policy-evidence/a", "y")]),
      /out of order/,
    ],
    [
      "that says it is larger than any export",
      () => header("policy-evidence/a", 2 ** 32),
      /unpack to more than an export/,
    ],
    [
      "with hidden bytes behind it",
      () => Buffer.concat([header("policy-evidence/a", 1), Buffer.alloc(512, "x")]),
      /damaged at policy-evidence\/a/,
    ],
  ];
  for (const [what, entries, reason] of bad) {
    it(`refuses an entry ${what}`, () => refuses(zipped(Buffer.concat([entries(), END])), reason));
  }

  it("writes nothing outside of its own folder", async () => {
    const outside = makeFolder();
    try {
      const evil = `${"../".repeat(12)}${outside.slice(1)}/evil`;
      await refuses(
        zipped(Buffer.concat([file(`policy-evidence/${evil}`, "x"), END])),
        /leads out/,
      );
      expect(() => readFileSync(join(outside, "evil"))).to.throw(/ENOENT/);
    } finally {
      removeFolder(outside);
    }
  });

  it("refuses what unpacks without end, before the disk is full", async () => {
    const zeros = Buffer.alloc(2 ** 20);
    const one = Buffer.concat([
      header("policy-evidence/a", 300 * 2 ** 20),
      ...Array(300).fill(zeros),
      END,
    ]);
    await refuses(zipped(one, 9), /unpack to more than an export/);
    await refuses(zipped(Buffer.concat([tar, ...Array(64).fill(zeros)]), 9), /behind its end/);
  });

  it("refuses what stands behind its end", async () => {
    await refuses(
      zipped(Buffer.concat([tar, file("policy-evidence/zz", "x"), END])),
      /behind its end/,
    );
    await refuses(zipped(Buffer.concat([tar, Buffer.alloc(512)])), /behind its end/);
    await refuses(Buffer.concat([whole, whole]), /damaged|behind its end|check sum/);
    await refuses(Buffer.concat([whole, Buffer.from("more")]), /damaged|behind its end|check sum/);
  });

  it("refuses a file that was left out of it, or put into it", async () => {
    const extra = file("policy-evidence/zz", "x");
    await refuses(zipped(Buffer.concat([tar.subarray(0, -1024), extra, END])), /zz was added/);
    const first = 512 + Math.ceil(Number.parseInt(tar.toString("latin1", 124, 135), 8) / 512) * 512;
    await refuses(zipped(tar.subarray(first)), /SHA256SUMS is missing/);
  });
});
