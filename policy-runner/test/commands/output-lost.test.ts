import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect } from "chai";
import { BIN } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { created, planOf } from "./support.js";

/** Findings enough that writing the report takes a while. */
const FINDINGS = 30_000;

describe("a report that can not be written to its end", () => {
  let dir = "";
  let plan = "";
  before(() => {
    const many = Array.from({ length: FINDINGS }, (_, i) =>
      created(`aws_sns_topic.t${i}`, { tags_all: {} }),
    );
    dir = makeFolder({ "plan.json": planOf(many) });
    plan = join(dir, "plan.json");
  });
  after(() => removeFolder(dir));

  const args = (...more: string[]) => ["check", plan, "--env", "dev", "--format", "json", ...more];
  const shell = (line: string) => {
    const command = line.replace("$CHECK", `"${process.execPath}" "${BIN}" ${args().join(" ")}`);
    return spawnSync("sh", ["-c", command], { encoding: "utf8", maxBuffer: 2 ** 28 });
  };

  it("has no part under its name when the run is killed while it writes", async () => {
    const output = join(dir, "killed.json");
    const outcomes = join(dir, "killed.jsonl");
    const child = spawn(process.execPath, [
      BIN,
      ...args("--output", output, "--outcomes", outcomes),
    ]);
    const began = await begins(child, () => temporary(dir).length > 0);
    expect(began, "killed while it wrote").to.equal(true);
    child.kill("SIGKILL");
    await once(child, "close");
    for (const file of [output, outcomes]) {
      if (!existsSync(file)) continue;
      expect(readFileSync(file, "utf8"), "whole").to.match(/\}\n$/);
    }
    expect(existsSync(output)).to.equal(false);
  }).timeout(60_000);

  it("is refused in a sentence, and leaves what was there, when there is no room", () => {
    const output = join(dir, "old.json");
    const whole = shell(`$CHECK --output '${output}'`);
    expect(whole.status, whole.stderr).to.equal(1);
    const before = readFileSync(output, "utf8");
    const { status, stderr } = shell(`ulimit -f 64; $CHECK --output '${output}'`);
    expect(stderr).to.match(/^policy-runner: The report .* can not be written: [^\n]*\.\n$/);
    expect(status).to.equal(2);
    expect(readFileSync(output, "utf8")).to.equal(before);
    expect(temporary(dir).filter((name) => name.startsWith("old.json"))).to.deep.equal([]);
  }).timeout(60_000);

  it("is no verdict when standard output is full", () => {
    const { status, stderr } = shell("$CHECK >/dev/full");
    expect(stderr).to.match(
      /^policy-runner: Standard output can not be written \(ENOSPC\)[^\n]*\.\n$/,
    );
    expect(status).to.equal(2);
  }).timeout(60_000);
});

/** Waits until it is so; false when the process ends before. */
async function begins(child: ChildProcess, isSo: () => boolean): Promise<boolean> {
  while (child.exitCode === null) {
    if (isSo()) return true;
    await setTimeout(1);
  }
  return false;
}

function temporary(dir: string): string[] {
  return readdirSync(dir).filter((name) => name.endsWith(".tmp"));
}
