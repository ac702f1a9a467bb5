import { spawnSync } from "node:child_process";
import { appendFileSync, chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { finding, result } from "../report/results.js";
import { BIN, expectRefusal, runCli } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { recordedFiles, recordIn } from "./generate.js";

describe("a damaged history", function () {
  this.timeout(60_000);
  let dir = "";
  beforeEach(() => {
    dir = makeFolder();
    recordIn(dir, result({ now: "2026-01-01T00:00:00Z", findings: [finding()] }));
    recordIn(dir, result({ now: "2026-01-02T00:00:00Z", findings: [finding()] }));
  });
  afterEach(() => removeFolder(dir));

  const ask = (...more: string[]) => runCli(["history", dir, ...more]);
  const rows = (stdout: string) => JSON.parse(stdout).rows as Record<string, unknown>[];
  const file = (table: string, at = 0): string => recordedFiles(dir, table)[at] ?? "";

  const good = () => readFileSync(file("verdicts"), "utf8").trimEnd();
  const changed = (over: object) => JSON.stringify({ ...JSON.parse(good()), ...over });
  const DAMAGED: readonly [what: string, line: () => string | Buffer, why: string][] = [
    ["is cut off", () => good().slice(0, 40), "it is no JSON"],
    ["holds zeroes", () => "\0".repeat(80), "it is no JSON"],
    ["is no UTF-8", () => Buffer.from(good().replace("payment", "\xff"), "latin1"), "not UTF-8"],
    ["is empty", () => "\n", "it is no JSON"],
    ["is a list", () => "[]", "it is no JSON object"],
    ["lacks a column", () => changed({ verdict: undefined }), "no verdict of type string"],
    ["has a null", () => changed({ project: null }), "no project of type string"],
    ["has a text as a number", () => changed({ blocking: "1" }), "no blocking of type int"],
    ["has a fraction", () => changed({ blocking: 0.5 }), "no blocking of type int"],
    ["has a number too large", () => changed({ blocking: 2 ** 40 }), "no blocking of type int"],
    ["is of another day", () => changed({ checked_at: "2026-01-03T00:00:00Z" }), "checked_at"],
    [
      "has a time that is none",
      () => changed({ checked_at: "2026-01-01T25:00:00Z" }),
      "checked_at",
    ],
  ];
  for (const [what, line, why] of DAMAGED) {
    it(`names a line that ${what}, skips it, and counts the others`, () => {
      const bytes = Buffer.concat([Buffer.from(`${good()}\n`), Buffer.from(line())]);
      writeFileSync(file("verdicts"), bytes);
      const { stdout, stderr, status } = ask("--format", "json");
      expect(stderr).to.match(/^[^\n]+\.jsonl:2: skipped, as [^\n]+\n$/);
      expect(stderr).to.contain(file("verdicts")).and.to.contain(why);
      expect(rows(stdout)).to.have.length(2);
      expect(status).to.equal(0);
    });
  }

  it("is no damage where a later version has added a column", () => {
    writeFileSync(file("verdicts"), `${changed({ added: 1 })}\n`);
    expect(ask().stderr).to.equal("");
  });

  it("says which check lost findings, as an answer without them would be a lie", () => {
    rmSync(file("findings", 1));
    const { stdout, stderr } = ask("--query", "open", "--format", "json");
    expect(stderr).to.match(
      /^findings of the check of dev at 2026-01-02T00:00:00Z \(\w{32}\): 0 of 1 lines are there\n$/,
    );
    expect(rows(stdout)).to.deep.equal([]);
  });

  it("takes no part of a check that was killed before its verdict was written", () => {
    rmSync(file("verdicts", 1));
    appendFileSync(`${file("findings", 1)}.a1.tmp`, '{"half');
    const { stdout, stderr } = ask("--query", "open", "--format", "json");
    expect(stderr).to.equal("");
    expect(rows(stdout)).to.have.length(1);
    expect(rows(stdout)[0]).to.include({ checks: 1, open_since: "2026-01-01T00:00:00Z" });
  });

  it("names a folder that is no day, and an empty file", () => {
    mkdirSync(join(dir, "verdicts/date=2026-02-30"));
    writeFileSync(file("verdicts"), "");
    const { stderr, stdout } = ask("--format", "json");
    expect(stderr).to.match(/date=2026-02-30: skipped.*\n.*\.jsonl: skipped, as it is empty\n$/);
    expect(rows(stdout)).to.have.length(1);
  });

  it("forges no line of its own by the name of a file", () => {
    const name = join(dir, "verdicts/date=2026-01-01/environment=dev/a\n\u001b[2Jb.jsonl");
    writeFileSync(name, "{");
    expect(ask().stderr.trimEnd().split("\n")).to.have.length(1);
    expect(ask().stderr).not.to.contain("\u001b");
  });

  it("is refused where there is none", () => {
    expectRefusal(runCli(["history", join(dir, "none")]), /can not be read at .*none: it does not/);
    expectRefusal(runCli(["history", file("verdicts")]), /it is no folder/);
    mkdirSync(join(dir, "empty"));
    expectRefusal(runCli(["history", join(dir, "empty")]), /There is no history in .*empty/);
  });

  it("is refused where a file can not be read", () => {
    chmodSync(dir, 0o755);
    chmodSync(file("verdicts"), 0);
    // Permissions hold nobody who is root.
    const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const words = [BIN, "history", dir];
    const run = spawnSync(process.execPath, words, { encoding: "utf8", ...user });
    expectRefusal(run, /\.jsonl: there is no permission to/);
  });
});
