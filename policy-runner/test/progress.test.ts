import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect } from "chai";
import { ProgressLine } from "../src/progress.js";
import { type Output, send } from "../src/terminal.js";
import { created, planOf } from "./commands/support.js";
import { BIN, runCli } from "./support/cli.js";
import { makeFolder, removeFolder } from "./support/folders.js";

const ERASE = "\r\u001b[K";

/** A line whose clock stands where the test puts it. */
function line() {
  const clock = { ms: 0 };
  const written: string[] = [];
  const progress = new ProgressLine(
    (text) => written.push(text),
    () => clock.ms,
  );
  return { clock, written, progress };
}

describe("the line of progress", () => {
  it("says what is done, of how much, how fast, and the time that is left", () => {
    const { clock, written, progress } = line();
    progress.begin(650e6);
    progress.read(0);
    clock.ms = 2000;
    progress.read(130e6);
    progress.judged(0, 1_000_000);
    clock.ms = 4000;
    progress.judged(250_000, 1_000_000);
    progress.clear();
    expect(written).to.deep.equal([
      `${ERASE}Reading: 130 MB of 650 MB, 65 MB/s, 8 s left`,
      `${ERASE}Resources: 250,000 of 1,000,000, 125,000/s, 6 s left`,
      ERASE,
    ]);
  });

  it("does not say what is not known", () => {
    const { clock, written, progress } = line();
    progress.read(0);
    clock.ms = 2000;
    progress.read(130e6);
    expect(written).to.deep.equal([`${ERASE}Reading: 130 MB, 65 MB/s`]);
  });

  it("is silent in a short run, and moves four times a second at most", () => {
    const { clock, written, progress } = line();
    for (clock.ms = 0; clock.ms < 1000; clock.ms += 10) progress.judged(clock.ms, 9999);
    progress.clear();
    expect(written).to.deep.equal([]);
    for (; clock.ms < 2000; clock.ms += 10) progress.judged(clock.ms, 9999);
    expect(written).to.have.length(4);
  });
});

/** Runs the command line with a pseudo-terminal as its standard error; gives all that it shows there. */
function atTerminal(args: readonly string[]): string {
  const code = `
import os, pty, subprocess, sys
outer, inner = pty.openpty()
run = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=inner)
os.close(inner)
shown = b""
while True:
    try:
        piece = os.read(outer, 65536)
    except OSError:
        break
    if not piece:
        break
    shown += piece
sys.stdout.buffer.write(shown)
sys.exit(run.wait())
`;
  const words = ["-c", code, process.execPath, BIN, ...args];
  const { stdout, stderr, status } = spawnSync("python3", words, { encoding: "utf8" });
  expect([status, stderr]).to.deep.equal([1, ""]);
  return stdout;
}

describe("a long run", () => {
  let dir = "";
  let args: string[] = [];
  before(() => {
    const many = Array.from({ length: 12_000 }, (_, i) =>
      created(`aws_sns_topic.t${i}`, { tags_all: {} }),
    );
    dir = makeFolder({ "plan.json": planOf(many) });
    // Every outcome one by one, few at a time: it takes more than a second.
    const slow = ["--outcomes", join(dir, "outcomes.jsonl"), "--shard-size", "1"];
    args = ["check", join(dir, "plan.json"), "--env", "dev", ...slow];
  });
  after(() => removeFolder(dir));

  it("shows its progress on a terminal, and takes it away", () => {
    const shown = atTerminal(args);
    expect(shown).to.match(/Resources: [\d,]+ of 12,000, [\d,]+\/s, \d+ s left/);
    expect(shown.endsWith(ERASE)).to.equal(true);
  }).timeout(60_000);

  it("shows nothing with --quiet, nor where there is no terminal", () => {
    expect(atTerminal([...args, "--quiet"])).to.equal("");
    expect(runCli(args).stderr).to.equal("");
  }).timeout(60_000);
});

describe("what is sent to a stream", () => {
  it("waits for a reader that is slow, and stops for one that has gone", async () => {
    const said: (string | Uint8Array)[] = [];
    const waiting: (() => void)[] = [];
    const slow: Output = {
      write: (text) => said.push(text) < 0,
      once: (_, listener) => waiting.push(listener),
      off: () => undefined,
    };
    const sent = send(slow, ["a".repeat(70_000), "b".repeat(70_000)]);
    expect(said).to.have.length(1);
    while (said.length < 2) {
      waiting.shift()?.();
      await new Promise(setImmediate);
    }
    for (const listener of waiting) listener();
    await sent;
    expect(said.map((text) => text.slice(0, 1))).to.deep.equal(["a", "b"]);
    await send({ ...slow, writable: false }, "c");
    expect(said).to.have.length(2);
  });
});
