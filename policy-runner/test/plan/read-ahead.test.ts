import { createHash } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { expect } from "chai";
import { Pieces } from "../../src/plan/read-ahead.js";
import { ROOT } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";

const MODULE = join(ROOT, ".build/policy-runner/src/plan/read-ahead.js");

/** Reads a file ahead in another thread; gives its text and digest. */
async function readThrough(path: string, mark = 0, room = 1000) {
  const file = openSync(path, "r");
  const pieces = new Pieces("plan.json", file, mark);
  const code = `import(${JSON.stringify(MODULE)}).then(({ readAhead }) =>
    readAhead(require("node:worker_threads").workerData))`;
  const worker = new Worker(code, { eval: true, workerData: pieces.request() });
  try {
    await new Promise((resolve) => worker.once("online", resolve));
    const into = Buffer.alloc(room);
    const parts: Buffer[] = [];
    for (let length = 1; length > 0; ) {
      length = pieces.next(into);
      parts.push(Buffer.from(into.subarray(0, length)));
    }
    return { bytes: Buffer.concat(parts), digest: pieces.digest() };
  } finally {
    await worker.terminate();
    closeSync(file);
  }
}

describe("plan/read-ahead", function () {
  this.timeout(60_000);
  const long = Buffer.from("né".repeat(1_500_000));
  let dir = "";
  before(() => {
    dir = makeFolder({
      "long.json": long,
      "marked.json": Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), long]),
      "cut.json": long.subarray(0, long.length - 1),
      "broken.json": Buffer.concat([long, Buffer.from([0xff]), long]),
      "empty.json": "",
    });
  });
  after(() => removeFolder(dir));

  for (const room of [777_777, 2 ** 18, 2 ** 23]) {
    it(`hands over every byte in order, ${room} at once`, async () => {
      const { bytes, digest } = await readThrough(join(dir, "long.json"), 0, room);
      expect(bytes.equals(long)).to.equal(true);
      expect(digest).to.equal(createHash("sha256").update(long).digest("hex"));
    });
  }

  it("counts a byte order mark for the digest alone", async () => {
    const { bytes, digest } = await readThrough(join(dir, "marked.json"), 3, 2 ** 18);
    expect(bytes.equals(long)).to.equal(true);
    const whole = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), long]);
    expect(digest).to.equal(createHash("sha256").update(whole).digest("hex"));
  });

  it("ends at once where there is nothing", async () => {
    expect((await readThrough(join(dir, "empty.json"))).bytes).to.have.length(0);
  });

  for (const name of ["cut.json", "broken.json"]) {
    it(`refuses ${name}, which is no UTF-8`, async () => {
      const failed = await readThrough(join(dir, name), 0, 2 ** 20).then(
        () => null,
        (error: unknown) => error as Error,
      );
      expect(failed?.message).to.match(/is not valid UTF-8 text/);
    });
  }

  it("passes on what the system says", async () => {
    const failed = await readThrough(dir).then(
      () => null,
      (error: unknown) => error as NodeJS.ErrnoException,
    );
    expect(failed?.code).to.equal("EISDIR");
  });
});
