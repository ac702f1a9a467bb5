import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { CannotJudge } from "../../src/errors.js";
import { assertWritable, writeReport } from "../../src/report/write.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { refusal } from "../support/throws.js";

const WRITE = new URL("../../src/report/write.js", import.meta.url).href;
const CODE = `const { assertWritable, writeReport } = await import(${JSON.stringify(WRITE)});
const [, path, more = 0] = process.argv;
await assertWritable(path).then(() => writeReport(path, "text\\n" + "x".repeat(Number(more)))).catch((e) => { console.error(e.message); process.exitCode = 2; });`;

/** Runs a line of shell; `$WRITE` writes a report. */
function shell(line: string, user: { uid?: number; gid?: number } = {}) {
  const write = `"${process.execPath}" --input-type=module -e '${CODE}'`;
  return spawnSync("sh", ["-c", line.replace("$WRITE", write)], { encoding: "utf8", ...user });
}

/** The same as a user who is not root, whom permissions hold. */
function asUser(line: string) {
  return shell(line, process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {});
}

describe("writing a report", () => {
  let dir = "";
  let file = "";
  beforeEach(() => {
    dir = makeFolder({ "old.txt": "old" });
    file = join(dir, "new.txt");
    chmodSync(dir, 0o777);
  });
  afterEach(() => removeFolder(dir));

  it("makes the file, or replaces it, and leaves nothing beside it", async () => {
    await writeReport(file, "new");
    await writeReport(join(dir, "old.txt"), "new");
    expect(readdirSync(dir)).to.have.members(["new.txt", "old.txt"]);
    expect(readFileSync(file, "utf8")).to.equal("new");
    expect(readFileSync(join(dir, "old.txt"), "utf8")).to.equal("new");
  });

  it("keeps what was there when a piece can not be made, and leaves no part of the new", async () => {
    function* text(): Generator<string> {
      yield "x".repeat(2 ** 20);
      throw new CannotJudge("The pieces have run out.");
    }
    const message = await refusal(() => writeReport(join(dir, "old.txt"), text()));
    expect(message).to.equal("The pieces have run out.");
    expect(readdirSync(dir)).to.deep.equal(["old.txt"]);
    expect(readFileSync(join(dir, "old.txt"), "utf8")).to.equal("old");
  });

  it("keeps what was there when there is no room, and leaves no part of the new", () => {
    // A limit in blocks of 512 bytes, which the new report is larger than.
    const { status, stderr } = shell(`ulimit -f 8; $WRITE '${join(dir, "old.txt")}' 100000`);
    expect(stderr).to.match(/old\.txt can not be written: it would be larger than a file may be/);
    expect(status).to.equal(2);
    expect(readdirSync(dir)).to.deep.equal(["old.txt"]);
    expect(readFileSync(join(dir, "old.txt"), "utf8")).to.equal("old");
  });

  it("says so when the disk is full", () => {
    const { status, stderr } = shell("$WRITE /dev/full 100000");
    expect(stderr).to.match(/\/dev\/full can not be written: the disk is full/);
    expect(status).to.equal(2);
  });

  it("keeps a symbolic link, and writes the file that it leads to", async () => {
    symlinkSync(join(dir, "old.txt"), file);
    await writeReport(file, "new");
    expect(lstatSync(file).isSymbolicLink()).to.equal(true);
    expect(readFileSync(join(dir, "old.txt"), "utf8")).to.equal("new");
  });

  it("writes into a pipe as it is", async () => {
    execFileSync("mkfifo", ["-m", "666", file]);
    const reader = shell(`cat '${file}' & $WRITE '${file}'; wait`);
    expect(reader.stdout).to.equal("text\n");
    expect(lstatSync(file).isFIFO()).to.equal(true);
  });

  for (const [what, make, says] of [
    ["a folder", () => dir, /it is a folder/],
    ["a folder that is missing", () => join(dir, "none/a.txt"), /its folder does not exist/],
    [
      "a file taken for a folder",
      () => join(dir, "old.txt/a.txt"),
      /a part of its path is no folder/,
    ],
  ] as const) {
    it(`is refused beforehand, and then, for ${what}`, async () => {
      expect(await refusal(() => assertWritable(make()))).to.match(says);
      expect(await refusal(() => writeReport(make(), "x"))).to.match(says);
      expect(readFileSync(join(dir, "old.txt"), "utf8")).to.equal("old");
    });
  }
});

describe("writing a report as a user who is not root", () => {
  let dir = "";
  before(function () {
    // Where the checkout or Node is root's alone, no other user can run it.
    if (asUser("$WRITE /dev/null").error !== undefined) this.skip();
    if (/EACCES|denied/.test(asUser("$WRITE /nowhere").stderr)) this.skip();
  });
  beforeEach(() => {
    dir = makeFolder({ "old.txt": "old" });
    chmodSync(dir, 0o777);
  });
  afterEach(() => removeFolder(dir));

  it("is refused for a folder or a file that may not be written", () => {
    mkdirSync(join(dir, "closed"), { mode: 0o555 });
    chmodSync(join(dir, "old.txt"), 0o444);
    for (const name of ["closed/a.txt", "old.txt"]) {
      const { status, stderr } = asUser(`$WRITE '${join(dir, name)}'`);
      expect(stderr).to.match(/can not be written: there is no permission to/);
      expect(status).to.equal(2);
    }
    expect(readFileSync(join(dir, "old.txt"), "utf8")).to.equal("old");
  });

  it("writes to a device, though its folder is closed", () => {
    for (const [line, text] of [
      ["$WRITE /dev/null", ""],
      ["$WRITE /dev/stdout | cat", "text\n"],
    ] as const) {
      const { stdout, stderr } = asUser(line);
      expect(stderr).to.equal("");
      expect(stdout).to.equal(text);
    }
  });

  it("leaves /dev/stdout what it is when it leads to a file, and appends", () => {
    const path = join(dir, "out.txt");
    expect(asUser(`(echo before; $WRITE /dev/stdout) > '${path}'`).stderr).to.equal("");
    expect(readFileSync(path, "utf8")).to.equal("before\ntext\n");
    expect(readdirSync(dir)).to.have.members(["old.txt", "out.txt"]);
  });
});
