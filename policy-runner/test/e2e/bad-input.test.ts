import { randomBytes } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { BAD_PLANS } from "../support/bad-plans.js";
import { expectRefusal, ROOT, type Run, runCli } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { minimalChange, planText } from "../support/plans.js";

const plan = planText();
describe("check refuses what it cannot judge", function () {
  this.timeout(60_000);
  let dir = "";
  let file = "";
  before(() => {
    dir = makeFolder({ "good.json": plan });
    file = join(dir, "plan.json");
  });
  after(() => removeFolder(dir));

  const check = (content: string | Buffer, ...more: string[]): Run => {
    writeFileSync(file, content);
    return runCli(["check", file, "--env", "prod", ...more]);
  };

  for (const [what, content, says] of BAD_PLANS) {
    it(what, () => expectRefusal(check(content), says));
  }

  it("a file that is not there, and a directory", () => {
    const missing = runCli(["check", join(dir, "none.json"), "--env", "prod"]);
    expectRefusal(missing, /none\.json: there is no such file/);
    expectRefusal(runCli(["check", dir, "--env", "prod"]), /is a directory/);
  });

  it("the same on standard input", () => {
    expectRefusal(runCli(["check", "-", "--env", "prod"]), /standard input is empty/);
    const cut = runCli(["check", "-", "--env", "prod"], plan.slice(0, 50));
    expectRefusal(cut, /standard input is cut short/);
  });

  it("shows nothing of a secret in a plan that it refuses", () => {
    const secret = randomBytes(12).toString("base64url");
    const change = minimalChange({ name: secret });
    const text = planText({ variables: { a: { value: secret } }, resource_changes: [change] });
    for (const cut of [
      text.slice(0, text.lastIndexOf(secret) + 16),
      `${text}${secret}`,
      text + text,
    ]) {
      const run = check(cut);
      expectRefusal(run, /plan\.json/);
      expect(run.stderr).not.to.contain(secret.slice(0, 6));
    }
  });
});

describe("check judges every encoding of a plan alike", function () {
  this.timeout(60_000);
  const judge = (content: string | Buffer): Run => {
    const run = runCli(["check", "-", "--env", "prod", "--format", "json"], content);
    // The digest is that of the bytes, so it is the one thing that may differ.
    return { ...run, stdout: run.stdout.replace(/[0-9a-f]{64}/g, "digest") };
  };
  const wide = Buffer.from(`\uFEFF${plan}`, "utf16le");
  let original: Run;
  before(() => {
    original = judge(plan);
  });

  it("judges the UTF-8 original", () => {
    expect(original.status).to.be.oneOf([0, 1]);
    expect(JSON.parse(original.stdout)).to.be.an("object");
  });

  for (const [what, content] of [
    ["UTF-8 with a mark", `\uFEFF${plan}`],
    ["UTF-16LE with a mark", wide],
    ["UTF-16BE with a mark", Buffer.from(wide).swap16()],
    ["UTF-16LE without a mark", wide.subarray(2)],
    ["gzip", gzipSync(plan)],
  ] as const) {
    it(`judges ${what}`, () => expect(judge(content)).to.deep.equal(original));
  }
});

describe("check refuses a command line it cannot follow", function () {
  this.timeout(60_000);
  let dir = "";
  let good = "";
  before(() => {
    dir = makeFolder({ "good.json": plan });
    good = join(dir, "good.json");
  });
  after(() => removeFolder(dir));

  const cases: readonly (readonly [what: string, args: readonly string[], says: RegExp])[] = [
    ["an unknown environment", ["--env", "moon"], /moon.*prod|prod.*moon/],
    ["an environment that objects inherit", ["--env", "constructor"], /constructor/],
    ["no environment", [], /--env/],
    ["an unknown option", ["--env", "prod", "--polices", "x"], /unknown option.*--polices/],
    ["an unknown format", ["--env", "prod", "--format", "xml"], /--format/],
    ["a second plan", ["--env", "prod", "other.json"], /argument/],
    [
      "a source that is not there",
      ["--env", "prod", "--source", "/nowhere"],
      /\/nowhere: there is no such/,
    ],
  ];
  for (const [what, args, says] of cases) {
    it(what, () => expectRefusal(runCli(["check", good, ...args]), says));
  }

  it("an output that cannot be written", () => {
    mkdirSync(join(dir, "folder"));
    for (const output of [join(dir, "none/report.txt"), join(dir, "folder"), join(good, "x")]) {
      expectRefusal(
        runCli(["check", good, "--env", "prod", "--output", output]),
        /none|folder|good/,
      );
    }
  });
});

describe("check refuses a policy pack that is not what was compiled", function () {
  this.timeout(120_000);
  const shipped = join(ROOT, "policies/dist");
  let dir = "";
  before(() => {
    dir = makeFolder({ "good.json": plan });
  });
  after(() => removeFolder(dir));

  const refuses = (spoil: (pack: string) => void): void => {
    const pack = join(dir, "pack");
    rmSync(pack, { recursive: true, force: true });
    cpSync(shipped, pack, { recursive: true });
    spoil(pack);
    expectRefusal(
      runCli(["check", join(dir, "good.json"), "--env", "prod", "--pack", pack]),
      /pack|polic/i,
    );
  };

  it("a folder that is missing or empty", () => {
    refuses((pack) => rmSync(pack, { recursive: true }));
    refuses((pack) => {
      rmSync(pack, { recursive: true });
      mkdirSync(pack);
    });
  });

  for (const name of readdirSync(shipped)) {
    it(`without ${name}`, () => refuses((pack) => rmSync(join(pack, name))));

    it(`with one byte of ${name} changed`, () =>
      refuses((pack) => {
        const bytes = readFileSync(join(pack, name));
        const middle = bytes.length >> 1;
        bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
        writeFileSync(join(pack, name), bytes);
      }));

    it(`with ${name} cut short`, () =>
      refuses((pack) => {
        const bytes = readFileSync(join(pack, name));
        writeFileSync(join(pack, name), bytes.subarray(0, bytes.length >> 1));
      }));
  }
});
