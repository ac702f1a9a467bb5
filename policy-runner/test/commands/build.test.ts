import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { OPA_VERSION } from "../../src/pack/opa.js";
import { pinnedOpa } from "../pack/opa.js";
import { ROOT } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { planOf, run, SOUND } from "./support.js";

const RULE = "rules/retention/log_group/log_group.rego";

describe("build", function () {
  this.timeout(120_000);
  const opa = pinnedOpa();
  let dir = "";
  before(function () {
    if (opa !== "") return;
    process.emitWarning(
      `OPA ${OPA_VERSION} is neither on PATH nor in .work/bin: build is not tested`,
    );
    this.skip();
  });
  beforeEach(() => {
    dir = makeFolder();
    cpSync(join(ROOT, "policies"), dir, { recursive: true });
  });
  afterEach(() => removeFolder(dir));

  const build = (...more: string[]) => run(["build", dir, "--opa", opa, ...more]);
  const edit = (path: string, change: (text: string) => string): void => {
    const text = readFileSync(join(dir, path), "utf8");
    expect(change(text), "the edit changes something").not.to.equal(text);
    writeFileSync(join(dir, path), change(text));
  };
  const refuses = async (says: RegExp): Promise<void> => {
    const { exit, stdout, stderr } = await build();
    expect(stderr)
      .to.match(says)
      .and.match(/^[^\n]+\n$/);
    expect([exit, stdout]).to.deep.equal([2, ""]);
  };

  it("compiles the shipped pack to the bytes that are committed", async () => {
    const { exit, stdout, stderr } = await build("--check");
    expect(stderr).to.equal("");
    expect([exit, stdout]).to.deep.equal([0, `${dir}/dist is up to date\n`]);
  });

  it("says with exit code 1 which files are stale, and writes none", async () => {
    edit(RULE, (text) => text.replace("severity: medium", "severity: low"));
    const before = readFileSync(join(dir, "dist/catalogue.json"));
    const { exit, stderr } = await build("--check");
    expect(stderr).to.match(
      /dist is stale \(catalogue\.json, manifest\.json, policy\.wasm\); run make policies/,
    );
    expect(exit).to.equal(1);
    expect(readFileSync(join(dir, "dist/catalogue.json")).equals(before)).to.equal(true);
  });

  it("writes a pack that is then up to date, and removes what was left", async () => {
    edit(RULE, (text) => text.replace("severity: medium", "severity: low"));
    writeFileSync(join(dir, "dist/left"), "");
    expect((await build()).exit).to.equal(0);
    expect(readdirSync(join(dir, "dist"))).not.to.include("left");
    expect((await build("--check")).exit).to.equal(0);
  });

  it("makes no pass of a word that rules may not say", async () => {
    edit("lib/verdict/verdict.rego", (text) =>
      text.replace('{"outcome": "pass"}', '{"outcome": "passed"}'),
    );
    expect((await build()).exit).to.equal(0);
    const args = ["check", "-", "--env", "dev", "--pack", join(dir, "dist")];
    const { exit, stdout } = await run(args, { stdin: planOf([SOUND]) });
    expect(stdout).to.contain("The rule gave an outcome that there is not");
    expect(exit).to.equal(2);
  });

  /** Says so of the first rule that pack.yaml names. */
  const at = ({ source }: RegExp): RegExp => {
    const lines = readFileSync(join(ROOT, "policies/pack.yaml"), "utf8").split("\n");
    return new RegExp(`${source} \\(line ${lines.indexOf("rules:") + 2}\\)`);
  };
  const unsound: readonly (readonly [
    what: string,
    path: string,
    change: (text: string) => string,
    says: RegExp,
  ])[] = [
    [
      "Rego that is wrong",
      RULE,
      (text) => `${text}\nx := undefined_thing\n`,
      /refused the policies: .*undefined_thing/,
    ],
    [
      "a builtin that WASM has not",
      RULE,
      (text) => `${text}\nx := time.now_ns()\n`,
      /refused the policies: .*time\.now_ns/,
    ],
    [
      "METADATA without an id",
      RULE,
      (text) => text.replace("#   id: PAY-RET-001\n", ""),
      /METADATA of policies\/.*id is not like/,
    ],
    [
      "an id of another rule",
      RULE,
      (text) => text.replace("PAY-RET-001", "PAY-ENC-001"),
      /PAY-ENC-001 is used twice/,
    ],
    [
      "a misspelt enforcement",
      "pack.yaml",
      (text) => text.replace("rules:\n", "rules:\n  PAY-RET-001: {enforcement: advisry}\n"),
      at(/pack\.yaml does not fit .*PAY-RET-001.*/),
    ],
    [
      "an unknown rule",
      "pack.yaml",
      (text) => text.replace("rules:\n", "rules:\n  PAY-RET-009: {enforcement: advisory}\n"),
      at(/PAY-RET-009/),
    ],
    [
      "a rule that is milder without a reason",
      "pack.yaml",
      (text) => text.replace("rules:\n", "rules:\n  PAY-RET-001: {enforcement: advisory}\n"),
      at(/PAY-RET-001 milder than mandatory/),
    ],
    [
      "a key that there is not",
      "pack.yaml",
      (text) => text.replace("environments:\n", "enviroments:\n"),
      /does not know "enviroments" \(line \d+\)/,
    ],
    [
      "a profile that does not fit",
      "pack.yaml",
      (text) => text.replace('conventions: "off"', "conventions: maybe"),
      /aws\.conventions must be one of on, off \(line \d+\)/,
    ],
    [
      "a parameter that does not fit",
      "pack.yaml",
      (text) => text.replace("log_retention_days: 30", "log_retention_days: 31"),
      /log_retention_days must be one of .*\(line \d+\)/,
    ],
    [
      "YAML that is none",
      "params/defaults.yaml",
      (text) => `${text}\n]`,
      /params\/defaults\.yaml can not be read/,
    ],
    [
      "a framework that is no YAML",
      "frameworks/soc2.yaml",
      (text) => text.replace("\n", "\na: b: c\n"),
      /The framework policies\/frameworks\/soc2\.yaml is not valid YAML at line 2/,
    ],
    [
      "a framework that does not fit",
      "frameworks/soc2.yaml",
      (text) => text.replace("id: soc2", "id: SOC 2"),
      /soc2\.yaml does not fit its schema: id .*\(line 3\)/,
    ],
  ];
  for (const [what, path, change, says] of unsound) {
    it(`refuses ${what}`, async () => {
      edit(path, change);
      await refuses(says);
    });
  }
});

describe("build without the pinned OPA", () => {
  let dir = "";
  before(() => {
    dir = makeFolder({
      other: "#!/bin/sh\necho 'Version: 1.0.0'\n",
      "pack/main.rego": "package main\n",
    });
    chmodSync(join(dir, "other"), 0o755);
  });
  after(() => removeFolder(dir));

  for (const [what, opa, says] of [
    ["none", "no-such-opa", /^policy-runner: no-such-opa is not installed, .* run go install/],
    ["another version", "other", /compiled with OPA \S+, and .*other is 1\.0\.0; run go install/],
  ] as const) {
    it(`says how to get it: ${what}`, async () => {
      const path = opa === "other" ? join(dir, opa) : opa;
      const { exit, stdout, stderr } = await run(["build", join(dir, "pack"), "--opa", path]);
      expect(stderr)
        .to.match(says)
        .and.match(/^[^\n]+\n$/);
      expect([exit, stdout]).to.deep.equal([2, ""]);
      expect(existsSync(join(dir, "pack/dist"))).to.equal(false);
    });
  }
});
