import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { copyCheckout, deleteCopies } from "./support/checkout.js";
import { processesOf, runIn } from "./support/processes.js";

describe("a kept emulator, and TARGET=aws", function () {
  this.timeout(240_000);
  let copy: string;
  const record = (): string => join(copy, ".work/emulator.json");

  before(async () => {
    copy = copyCheckout();
    // Also when the tests are interrupted and `after` is not reached.
    process.once("exit", () => killKept(record()));
    const up = await runIn(copy, "make", ["emulator-up"]);
    expect(up.code, up.stderr).to.equal(0);
  });
  after(async () => {
    await runIn(copy, "make", ["emulator-down"]);
    expect(processesOf(copy)).to.deep.equal([]);
    deleteCopies();
  });

  it("is up already when it is asked for again", async () => {
    const { address } = JSON.parse(readFileSync(record(), "utf8"));
    const again = await runIn(copy, "make", ["emulator-up"]);
    expect(again.stderr).to.equal(`The emulated AWS is up already, at ${address}.\n`);
    expect(again.code).to.equal(0);
    expect(statSync(record()).mode & 0o777).to.equal(0o600);
  });

  it("is used by a run, which does not stop it", async () => {
    const ended = await runIn(copy, "make", ["plan-check", "ENV=staging"]);
    expect(ended.stderr).to.include("Using the kept emulated AWS at http://127.0.0.1:");
    expect(ended.code, ended.stderr).to.equal(0);
    expect(processesOf(join(copy, "infra/emulator/server.py"))).to.have.length(1);
  });

  it("stands in for the real AWS with TARGET=aws", async () => {
    const env = await accessTo("prod");
    const ended = await runIn(copy, "make", ["plan-check", "ENV=prod", "TARGET=aws"], env);
    expect(ended.stderr).to.match(/^target: aws \(account 777788889999, us-east-1\)\n/);
    expect(ended.stderr).not.to.include("emulated AWS");
    expect(ended.stdout).to.match(/PASSED: prod.*target: aws\)\n$/);
    expect(ended.code, ended.stderr).to.equal(0);
  });

  it("is refused with TARGET=aws and another account's credentials", async () => {
    const env = await accessTo("dev");
    const ended = await runIn(copy, "make", ["plan-check", "ENV=prod", "TARGET=aws"], env);
    expect(ended.stderr).to.include(
      "The AWS credentials at hand belong to account 111122223333, but prod is account 777788889999: ",
    );
    expect(ended.code).to.equal(2);
  });

  it("is not reached with TARGET=aws without credentials", async () => {
    const HOME = mkdtempSync(join(tmpdir(), "home-"));
    const env = { ...withoutAws(), HOME, AWS_EC2_METADATA_DISABLED: "true" };
    const started = Date.now();
    const ended = await runIn(copy, "make", ["plan-check", "ENV=prod", "TARGET=aws"], env);
    rmSync(HOME, { recursive: true });
    expect(ended.stderr).to.match(/^No AWS credentials were found: /m);
    expect(ended.code).to.equal(2);
    expect(Date.now() - started).to.be.lessThan(20_000);
  });

  /** What `eval "$(make -s emulator-env ENV=...)"` does to a shell. */
  async function accessTo(environment: string): Promise<NodeJS.ProcessEnv> {
    const { stdout } = await runIn(copy, "make", ["-s", "emulator-env", `ENV=${environment}`]);
    const lines = [...stdout.matchAll(/^export (\w+)='(.*)'$/gm)];
    expect(lines.length).to.be.greaterThan(4);
    return {
      ...withoutAws(),
      ...Object.fromEntries(lines.map(([, name, value]) => [name, value])),
    };
  }
});

describe("a stale record of a kept emulator", function () {
  this.timeout(60_000);
  let copy: string;

  before(() => {
    copy = copyCheckout();
    mkdirSync(join(copy, ".work"), { recursive: true });
  });
  after(deleteCopies);

  it("is forgotten, and the process that got its id is left alone", async () => {
    const stranger = { address: "http://127.0.0.1:9", pid: process.pid, token: "none of ours" };
    writeFileSync(join(copy, ".work/emulator.json"), JSON.stringify(stranger));
    const ended = await runIn(copy, "make", ["emulator-down"]);
    expect(ended.stderr).to.equal("The record was stale; forgotten.\n");
    expect(ended.code).to.equal(0);
    const again = await runIn(copy, "make", ["emulator-down"]);
    expect(again.stderr).to.equal("No emulated AWS is kept.\n");
  });

  it("is no emulator to get access to", async () => {
    writeFileSync(join(copy, ".work/emulator.json"), "{}");
    const ended = await runIn(copy, "make", ["emulator-env", "ENV=dev"]);
    expect(ended.stderr).to.include("No emulated AWS is kept: start one with make emulator-up.");
    expect(ended.code).to.equal(2);
  });
});

function killKept(file: string): void {
  if (existsSync(file)) {
    process.kill(JSON.parse(readFileSync(file, "utf8")).pid, "SIGKILL");
  }
}

/** No credentials of the machine; undefined takes a variable away. */
function withoutAws(): NodeJS.ProcessEnv {
  const names = Object.keys(process.env).filter((name) => name.startsWith("AWS_"));
  return Object.fromEntries(names.map((name) => [name, undefined]));
}
