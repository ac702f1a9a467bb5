import { createHash } from "node:crypto";
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { compile, OPA_VERSION } from "../../src/pack/opa.js";
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

  it("takes a pack in which every rule is mandatory", async () => {
    edit("pack.yaml", (text) => text.slice(0, text.indexOf("rules:\n")));
    expect((await build()).stderr).to.equal("");
    expect((await run(["rules", "--pack", join(dir, "dist")])).exit).to.equal(0);
  });

  it("refuses a folder that is no pack", async () => {
    for (const folder of [join(dir, "nowhere"), join(dir, "pack.yaml"), ""]) {
      const { exit, stderr } = await run(["build", folder, "--opa", opa]);
      expect(stderr).to.match(
        /^policy-runner: There is no policy pack in .*; give build the folder/,
      );
      expect(exit).to.equal(2);
    }
  });

  it("makes no pass of a word that rules may not say", async () => {
    edit("lib/verdict/verdict.rego", (text) =>
      text.replace('{"outcome": "pass"}', '{"outcome": "passed"}'),
    );
    const wasm = await compile(opa, dir);
    writeFileSync(join(dir, "dist/policy.wasm"), wasm);
    edit("dist/manifest.json", (text) => {
      const manifest = JSON.parse(text);
      manifest.files["policy.wasm"] = createHash("sha256").update(wasm).digest("hex");
      return JSON.stringify(manifest);
    });
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
      /METADATA of .*log_group\.rego is not complete: id is not like/,
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
      "METADATA that OPA does not recognise",
      RULE,
      (text) => text.replace("# METADATA", "# Metadata"),
      /The rule in .*log_group\.rego has no METADATA that OPA recognises; .* "# METADATA"/,
    ],
    [
      "METADATA behind a byte order mark",
      RULE,
      (text) => `\uFEFF${text}`,
      /log_group\.rego has no METADATA/,
    ],
    [
      "a rule in a package that its folder does not say",
      RULE,
      (text) =>
        text.replace("package rules.retention.log_group", "package rule.retention.log_group"),
      /log_group\.rego is of package rule\.retention\.log_group; a rule is package/,
    ],
    [
      "a misspelt key of METADATA",
      RULE,
      (text) => text.replace("#   severity:", "#   sevrity: high\n#   severity:"),
      /says "sevrity" \(line \d+\), which means nothing there; it knows .*severity/,
    ],
    [
      "a key of the rule beside custom",
      RULE,
      (text) => text.replace("# custom:", "# convention: project\n# custom:"),
      /says "convention" \(line \d+\)/,
    ],
    [
      "a convention that nobody can set",
      RULE,
      (text) => text.replace("convention: log_retention_days", "convention: nonesuch"),
      /The convention "nonesuch" of rule PAY-RET-001 is no parameter/,
    ],
    [
      "a rule that reads past the library",
      RULE,
      (text) => `${text}\n_odd(unit) if not unit.values.skip_destroy == false\n`,
      /log_group\.rego \(line \d+\) reads values, unknown, .* lib\/values .* lib\/verdict/,
    ],
    [
      "a rule whose own tests do not hold",
      RULE,
      (text) => text.replace("[data.params.log_retention_days]", "[1]"),
      /The test test_\w+ in .*_test\.rego \(line \d+\) does not hold, and \d+ more/,
    ],
    ...["name", "version", "project", "environments"].map(
      (key) =>
        [
          `a manifest without ${key}`,
          "pack.yaml",
          (text: string) => text.replace(new RegExp(`^${key}:.*\n(?: .*\n)*`, "m"), ""),
          new RegExp(`The manifest .*pack\\.yaml .*${key}`),
        ] as const,
    ),
    [
      "a version that YAML reads as a number",
      "pack.yaml",
      (text) => text.replace("version: 0.1.0", "version: 1.0"),
      /pack\.yaml .*version must be .*\(line \d+\)/,
    ],
    [
      "an environment that is milder than one before it",
      "pack.yaml",
      (text) => text.replace("undetermined: warn", "undetermined: block"),
      /environment staging pass what is undetermined \(line \d+\), which dev before it blocks/,
    ],
    [
      "a parameter of a profile that does not fit",
      "pack.yaml",
      (text) => text.replace("availability_zones: 2", "availability_zones: 20"),
      /rofile aws.*availability_zones must be .*6/,
    ],
    [
      "a default that does not fit",
      "params/defaults.yaml",
      (text) => text.replace("password_length: 14", "password_length: 1"),
      /params\/defaults\.yaml .*password_length must be .*6 \(line \d+\)/,
    ],
    [
      "a parameter in two files",
      "params/security-groups.yaml",
      (text) => `password_length: 20\n${text}`,
      /password_length stands in .*defaults\.yaml \(line \d+\) and in .*groups\.yaml \(line 1\)/,
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
      /params\/defaults\.yaml is not valid YAML at line/,
    ],
    [
      "a framework that is no YAML",
      "frameworks/soc2.yaml",
      (text) => text.replace("\n", "\na: b: c\n"),
      /The framework .*\/frameworks\/soc2\.yaml is not valid YAML at line 2/,
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
      file: "no program",
    });
    chmodSync(join(dir, "other"), 0o755);
  });
  after(() => removeFolder(dir));

  for (const [what, opa, says] of [
    ["none", "no-such-opa", /^policy-runner: no-such-opa is not installed, .* run go install/],
    [
      "a file that is no program",
      "file",
      /file can not be run \(EACCES\); give --opa the path of OPA/,
    ],
    ["a name of nothing", "", /A program without a name can not be run/],
    ["another version", "other", /compiled with OPA \S+, and .*other is 1\.0\.0; run go install/],
  ] as const) {
    it(`says how to get it: ${what}`, async () => {
      const path = ["other", "file"].includes(opa) ? join(dir, opa) : opa;
      const { exit, stdout, stderr } = await run(["build", join(dir, "pack"), "--opa", path]);
      expect(stderr)
        .to.match(says)
        .and.match(/^[^\n]+\n$/);
      expect([exit, stdout]).to.deep.equal([2, ""]);
      expect(existsSync(join(dir, "pack/dist"))).to.equal(false);
    });
  }
});
