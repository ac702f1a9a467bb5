import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "chai";
import { runIn, start, until } from "./support/processes.js";

const SCRIPT = `
fail() { echo "$1" >&2; exit 2; }
. "${resolve("infra/jobs/shell/lock.sh")}"
. "${resolve("infra/jobs/shell/setup.sh")}"
is_done() { [ -f done ]; }
work() { echo ran >>ran; sleep 1; [ ! -f broken ] || return 1; : >done; }
once "the thing" is_done work "The thing failed"
`;

describe("set-up", function () {
  this.timeout(30_000);
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "once-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const once = () => runIn(folder, "bash", ["-uc", SCRIPT]);
  const lock = (): boolean => existsSync(join(folder, ".work/setup.lock"));

  it("is done once, however many start at the same time and later", async () => {
    const all = await Promise.all([once(), once(), once()]);
    expect(all.map(({ code }) => code)).to.deep.equal([0, 0, 0]);
    expect((await once()).stderr).to.equal("");
    expect(readFileSync(join(folder, "ran"), "utf8")).to.equal("ran\n");
    expect(lock()).to.equal(false);
  });

  it("does not wait for a process that is gone", async () => {
    mkdirSync(join(folder, ".work/setup.lock"), { recursive: true });
    writeFileSync(join(folder, ".work/setup.lock/pid"), "99999999\n");
    expect((await once()).code).to.equal(0);
    expect(lock()).to.equal(false);
  });

  it("fails in one sentence, and can be tried again", async () => {
    writeFileSync(join(folder, "broken"), "");
    const failed = await once();
    expect(failed.code).to.equal(2);
    expect(failed.stderr).to.match(/^Setting up the thing \.\.\.\nThe thing failed: see .*\n$/);
    rmSync(join(folder, "broken"));
    expect((await once()).code).to.equal(0);
    expect(lock()).to.equal(false);
  });

  it("leaves no lock when it is interrupted", async () => {
    const run = start("bash", ["-uc", SCRIPT], folder);
    await until(() => existsSync(join(folder, "ran")));
    process.kill(-(run.child.pid ?? 0), "SIGINT");
    expect((await run.ended).code).to.equal(130);
    expect(lock()).to.equal(false);
  });
});
