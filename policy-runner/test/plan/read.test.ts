import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { openPlan } from "../../src/plan/read.js";
import type { PlanSource } from "../../src/plan/types.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { refusal } from "../support/throws.js";

const nothing = () => Readable.from([]);

/** Opens a plan and reads it to its end. */
async function readPlan(path: string, stdin: Readable): Promise<{ name: string; text: string }> {
  const source: PlanSource = await openPlan(path, stdin);
  try {
    const room = Buffer.alloc(3);
    const pieces: Buffer[] = [];
    for (let length = 1; length > 0; ) {
      length = await source.next(room);
      pieces.push(Buffer.from(room.subarray(0, length)));
    }
    const text = Buffer.concat(pieces);
    expect(source.again(1, 4).equals(text.subarray(1, 4))).to.equal(true);
    expect(source.digest()).to.match(/^[0-9a-f]{64}$/);
    return { name: source.name, text: text.toString() };
  } finally {
    source.close();
  }
}

describe("plan/read", () => {
  let dir = "";
  before(() => {
    dir = makeFolder({
      "plan.json": '{"a":1}',
      "plan.json.gz": gzipSync('{"a":1}'),
      "cut.gz": gzipSync("x".repeat(1000)).subarray(0, 20),
      "none.gz": gzipSync(""),
      empty: "",
    });
    mkdirSync(join(dir, "folder"));
  });
  after(() => removeFolder(dir));

  it("reads a file and keeps its name", async () => {
    const plan = await readPlan(join(dir, "plan.json"), nothing());
    expect(plan.text).to.equal('{"a":1}');
    expect(plan.name).to.equal(join(dir, "plan.json"));
  });

  it("reads standard input in chunks of any kind", async () => {
    const plan = await readPlan("-", Readable.from([Buffer.from('{"a"'), ":1}"]));
    expect(plan).to.deep.equal({ name: "standard input", text: '{"a":1}' });
  });

  it("unpacks gzip", async () => {
    const plan = await readPlan(join(dir, "plan.json.gz"), nothing());
    expect(plan.text).to.equal('{"a":1}');
  });

  const cases: readonly (readonly [path: string, says: RegExp])[] = [
    ["missing.json", /no such file/],
    ["folder", /is a directory/],
    ["plan.json/x", /not a directory/],
    ["empty", /is empty/],
    ["none.gz", /empty once decompressed/],
    ["cut.gz", /damaged or incomplete gzip/],
    ["x".repeat(300), /too long/],
    ["with\nline break", /with\?line break: there is no such file/],
    ["nul\0", /no possible path/],
  ];
  for (const [path, says] of cases) {
    it(`refuses ${JSON.stringify(path.slice(0, 20))}`, async () => {
      const message = await refusal(() => readPlan(join(dir, path), nothing()));
      expect(message).to.match(says);
    });
  }

  it("refuses empty standard input", async () => {
    expect(await refusal(() => readPlan("-", nothing()))).to.match(/^standard input is empty/);
  });
});
