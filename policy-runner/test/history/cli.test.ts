import { spawn } from "node:child_process";
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { DUCKDB } from "../../src/history/engine.js";
import type { Result } from "../../src/verdict/types.js";
import { planOf, run, SHORT, SOUND } from "../commands/support.js";
import { BIN, expectRefusal, ROOT, runCli } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { generate, recordedFiles } from "./generate.js";

/** Runs that write at once. */
const AT_ONCE = 12;

describe("a history through the command line", function () {
  this.timeout(60_000);
  let dir = "";
  beforeEach(() => {
    dir = makeFolder({ "plan.json": planOf([SOUND, SHORT]) });
  });
  afterEach(() => removeFolder(dir));

  const at = (name: string) => join(dir, name);
  const words = (folder: string) => ["check", at("plan.json"), "--env", "dev", "--history", folder];
  const check = (folder: string, ...more: string[]) => runCli([...words(folder), ...more]);
  const rows = (folder: string, query: string) => {
    const { stdout, stderr } = runCli(["history", folder, "--query", query, "--format", "json"]);
    expect(stderr).to.equal("");
    return JSON.parse(stdout).rows as Record<string, unknown>[];
  };

  it("is added to by each check, whose report and verdict stay the same", () => {
    const { stdout, status } = check(at("new/history"), "--format", "json");
    const plain = runCli(["check", at("plan.json"), "--env", "dev", "--format", "json"]);
    expect(stdout).to.equal(plain.stdout);
    expect(status).to.equal(1);
    check(at("new/history"), "--now", "2026-01-02T00:00:00Z");
    const { findings, totals, frameworks } = JSON.parse(stdout) as Result;
    const verdicts = rows(at("new/history"), "verdicts");
    expect(verdicts).to.have.length(2);
    expect(verdicts[0]).to.include({ verdict: "violations", blocking: totals.blocking });
    const open = rows(at("new/history"), "open");
    expect(open.map(({ fingerprint }) => fingerprint)).to.deep.equal(
      findings.map(({ fingerprint }) => fingerprint),
    );
    const controls = frameworks.flatMap((framework) => framework.controls);
    expect(rows(at("new/history"), "controls")).to.have.length(controls.length);
  });

  it("loses nothing where many runs of the same inputs write at once", async () => {
    const env = { ...process.env, SOURCE_DATE_EPOCH: "1767225600" };
    const one = () =>
      new Promise((done) => {
        const child = spawn(process.execPath, [BIN, ...words(at("h"))], { env, stdio: "ignore" });
        child.on("exit", done);
      });
    expect(await Promise.all(Array.from({ length: AT_ONCE }, one))).to.deep.equal(
      Array.from({ length: AT_ONCE }, () => 1),
    );
    expect(rows(at("h"), "verdicts")).to.have.length(AT_ONCE);
    expect(recordedFiles(at("h"), "findings")).to.have.length(AT_ONCE);
    const bytes = recordedFiles(at("h"), "verdicts").map((path) => readFileSync(path, "utf8"));
    expect(new Set(bytes).size, "same inputs, same bytes").to.equal(1);
  });

  it("is whole, or not there, when a run is killed while it writes", async () => {
    // As soon as the first, second, ... folder of a table is there.
    for (const table of ["findings", "controls", "verdicts"]) {
      const run = [BIN, ...words(at(table)), "--now", "2026-01-01T00:00:00Z"];
      const child = spawn(process.execPath, run, { stdio: "ignore" });
      const ended = new Promise((done) => child.on("exit", done));
      const timer = setInterval(() => {
        if (existsSync(at(`${table}/${table}`))) child.kill("SIGKILL");
      }, 1);
      await ended;
      clearInterval(timer);
      const lines = recordedFiles(at(table), "").flatMap((path) =>
        readFileSync(path, "utf8").replace(/\n$/, "").split("\n"),
      );
      for (const line of lines) expect(() => JSON.parse(line), line).not.to.throw();
      check(at(table), "--now", "2026-01-02T00:00:00Z");
      const verdicts = rows(at(table), "verdicts");
      expect(verdicts.at(-1)).to.include({ checked_at: "2026-01-02T00:00:00Z" });
      expect(rows(at(table), "open")[0]).to.include({ checks: verdicts.length });
    }
  });

  for (const name of ["a'b\"c", "x; DROP TABLE verdicts; --", "*[a]?{b}", "date=1\n$(id)"]) {
    it(`may lie in a folder with the name ${JSON.stringify(name)}`, () => {
      check(at(name));
      expect(rows(at(name), "verdicts")).to.have.length(1);
    });
  }

  it("is refused before the plan is read where it can not be written", () => {
    expectRefusal(
      check(at("plan.json")),
      /plan\.json can not be written: a part of its path is no/,
    );
    expectRefusal(check("/proc/none/history"), /\/proc\/none\/history can not be written/);
  });

  it("asks for DuckDB where it is missing, and is still written", () => {
    // The built runner and all that it needs, where no package is installed.
    const away = at("away");
    for (const name of ["cli", "scanner"]) {
      const part = join(".build/policy-runner", name);
      cpSync(join(ROOT, part), join(away, part), { recursive: true });
    }
    cpSync(join(ROOT, "package.json"), join(away, "package.json"));
    symlinkSync(join(ROOT, "policies"), join(away, "policies"));
    const bin = join(away, ".build/policy-runner/cli/bin.js");
    expect(runCli(words(at("h")), "", bin).status).to.equal(1);
    const says = /DuckDB, which is not installed, .*; run npm install @duckdb\/node-api@\S+\.$/m;
    expectRefusal(runCli(["history", at("h")], "", bin), says);
    expect(rows(at("h"), "verdicts")).to.have.length(1);
  });

  it("names the version of DuckDB that it is tested with", () => {
    const { devDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    expect(devDependencies["@duckdb/node-api"]).to.equal(DUCKDB);
  });

  it("of 1,000 checks is asked in under 2 s", async function () {
    this.timeout(120_000);
    const { stdout } = runCli(["check", at("plan.json"), "--env", "dev", "--format", "json"]);
    generate(at("large"), JSON.parse(stdout), 1000, 20);
    for (const query of ["verdicts", "open", "waivers", "controls"]) {
      expect(await cost(["history", at("large"), "--query", query]), query).to.be.lessThan(2000);
    }
    expect(rows(at("large"), "verdicts")).to.have.length(1000);
    writeFileSync(at("large/verdicts/date=2026-01-01/environment=dev/x.jsonl"), "{\n");
    expect(runCli(["history", at("large")]).stderr).to.match(/x\.jsonl:1: skipped/);
  });
});

/**
 * Milliseconds of processor time that a command takes in this process, with all its threads: no less
 * than a clock would tell on a machine that has nothing else to do, and the same on one that has.
 */
async function cost(words: readonly string[]): Promise<number> {
  const before = process.cpuUsage();
  const { exit, stderr } = await run(words);
  expect(exit, stderr).to.equal(0);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
