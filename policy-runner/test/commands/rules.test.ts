import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Framework, Rule, RuleExample } from "../../src/evaluate/types.js";
import { DIST } from "../evaluate/support.js";
import { expectRefusal, ROOT, runCli } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { readJson } from "../support/json.js";
import { run } from "./support.js";

const CATALOGUE = readJson<readonly Rule[]>(join(DIST, "catalogue.json"));
const FRAMEWORKS = readJson<readonly Framework[]>(join(DIST, "frameworks.json"));
const EXAMPLES = readJson<Readonly<Record<string, RuleExample>>>(join(DIST, "examples.json"));

const rules = (...words: string[]) => runCli(["rules", ...words]);
const ids = (...words: string[]) =>
  (JSON.parse(rules(...words, "--format", "json").stdout) as readonly Rule[]).map(({ id }) => id);

describe("rules", () => {
  it("lists every rule, a line each", () => {
    const { stdout, status } = rules();
    const lines = stdout.trimEnd().split("\n");
    expect(lines.at(-1)).to.equal(`${CATALOGUE.length} rules`);
    expect(lines.slice(0, -1).map((line) => line.split(" ")[0])).to.deep.equal(
      CATALOGUE.map(({ id }) => id),
    );
    expect(status).to.equal(0);
  });

  it("lists those of a family, a weight, a type, a control, or several at once", () => {
    expect(ids("--family", "retention")).to.deep.equal(["PAY-RET-001"]);
    expect(ids("--severity", "critical")).to.include("PAY-EXP-001").and.not.include("PAY-RET-001");
    expect(ids("--type", "aws_s3_bucket_versioning")).to.include("PAY-BAK-001");
    expect(ids("--type", "aws_s3_bucket")).to.include("PAY-TAG-001").and.include("PAY-ENC-002");
    expect(ids("--control", "pci_dss:3.7.4")).to.deep.equal(["PAY-ENC-008"]);
    expect(ids("--control", "3.7.4")).to.deep.equal(["PAY-ENC-008"]);
    expect(ids("--control", "SC-28", "--type", "aws_efs_file_system")).to.deep.equal([
      "PAY-ENC-016",
    ]);
  });

  it("explains each rule: why, what, how to mend, controls, what passes and what fails", async () => {
    for (const { id, family, title, remediation, no_controls: none } of CATALOGUE) {
      const { stdout, exit } = await run(["rules", id]);
      expect(exit, id).to.equal(0);
      expect(stdout.startsWith(`${id}  ${title} (`), id).to.equal(true);
      expect(stdout).to.contain(`\nHow to mend\n  ${remediation}\n`);
      expect(stdout).to.match(none === null ? /\nGives evidence for\n {2}\S+ .+: / : /\nGives/);
      // No block by itself shows what is the same in several environments.
      if (family === "parity") continue;
      expect(stdout, id).to.contain("\nAn example that passes\n  resource ");
      if (id !== "PAY-DEL-007") expect(stdout, id).to.match(/ → fail\n/);
    }
  });

  it("says of a rule what holds in each environment", () => {
    expect(rules("PAY-IAM-001").stdout).to.contain("prod: mandatory; undetermined warns");
    expect(rules("PAY-ENC-001").stdout).to.contain("prod: mandatory; undetermined blocks");
    expect(rules("PAY-RET-001").stdout).to.contain(
      "a convention: off in profile aws until a team sets log_retention_days",
    );
  });

  const refused: readonly [what: string, words: readonly string[], says: RegExp][] = [
    ["an unknown rule", ["PAY-NIL-001"], /no rule PAY-NIL-001; policy-runner rules lists all/],
    ["an unknown family", ["--family", "x"], /No rule fits; --family is one of availability, /],
    ["an unknown control", ["--control", "9.9.9"], /--control is like cis_aws:1\.8/],
    ["an unknown weight", ["--severity", "big"], /--severity/],
    [
      "a rule and a filter",
      ["PAY-ENC-001", "--family", "network"],
      /a rule's id and --family do not/,
    ],
    ["pages of a few rules", ["--docs", "x", "--type", "aws_lb"], /--docs and --type do not/],
    ["a folder that is no pack", ["--pack", "docs"], /missing or damaged/],
  ];
  for (const [what, words, says] of refused) {
    it(`refuses ${what}`, () => expectRefusal(rules(...words), says));
  }

  it("is what docs/rules holds; run make docs", () => {
    const folder = makeFolder({ "PAY-OLD-001.md": "*x, high. Written by `make docs`.*" });
    try {
      expect(rules("--docs", folder).status).to.equal(0);
      const pages = readdirSync(folder).sort();
      expect(pages).to.have.length(CATALOGUE.length + 1);
      const kept = join(ROOT, "docs/rules");
      expect(readdirSync(kept).sort()).to.deep.equal(pages);
      const stale = pages.filter(
        (name) =>
          readFileSync(join(folder, name), "utf8") !== readFileSync(join(kept, name), "utf8"),
      );
      expect(stale, "run make docs").to.deep.equal([]);
    } finally {
      removeFolder(folder);
    }
  });

  it("leaves what is no page of a rule where it is", () => {
    const folder = makeFolder({ "notes.md": "ours" });
    try {
      expect(rules("--docs", folder).status).to.equal(0);
      expect(readFileSync(join(folder, "notes.md"), "utf8")).to.equal("ours");
      writeFileSync(join(folder, "README.md"), "ours");
      expectRefusal(rules("--docs", folder), /holds a README\.md that is no page of a rule/);
      expect(readFileSync(join(folder, "README.md"), "utf8")).to.equal("ours");
      expectRefusal(rules("--docs", "/proc/nowhere"), /can not be written/);
    } finally {
      removeFolder(folder);
    }
  });

  it("refuses a pack whose examples are damaged", () => {
    const folder = makeFolder({});
    for (const name of readdirSync(DIST)) {
      writeFileSync(join(folder, name), readFileSync(join(DIST, name)));
    }
    writeFileSync(join(folder, "examples.json"), "{}");
    expectRefusal(rules("PAY-ENC-001", "--pack", folder), /examples\.json is not what/);
    removeFolder(folder);
  });
});

describe("frameworks", () => {
  it("are those that auditors of payments ask for", () => {
    expect(FRAMEWORKS.map(({ name, version }) => `${name} ${version}`)).to.deep.equal([
      "CIS Amazon Web Services Foundations Benchmark 3.0.0",
      "AWS Foundational Security Best Practices 1.0.0",
      "NIST SP 800-53 Revision 5",
      "PCI DSS 4.0.1",
      "SOC 2, Trust Services Criteria 2017 (points of focus 2022)",
    ]);
  });

  it("name rules that there are, and say of every control what they do not cover", () => {
    const known = new Set(CATALOGUE.map(({ id }) => id));
    for (const { id, controls } of FRAMEWORKS) {
      for (const control of controls) {
        const place = `${id} ${control.id}`;
        expect(control.rules, place).not.to.deep.equal([]);
        for (const rule of control.rules)
          expect(known.has(rule), `${place}: ${rule}`).to.equal(true);
        expect(control.not_covered, place).to.match(/^[A-Z].{15,}\.$/);
        expect(control.title, place).to.match(/^[A-Z].{10,}[^.]$/);
        expect(`${control.title} ${control.not_covered}`).not.to.match(/compliant|compliance/i);
      }
    }
  });

  it("are named by every rule, or it says why it names none", () => {
    for (const { id, controls, no_controls: none } of CATALOGUE) {
      const named = Object.entries(controls).flatMap(([framework, all]) =>
        all.map((control) => `${framework} ${control}`),
      );
      const giving = FRAMEWORKS.flatMap(({ id: framework, controls: all }) =>
        all
          .filter((control) => control.rules.includes(id))
          .map((control) => `${framework} ${control.id}`),
      );
      expect(giving.sort(), id).to.deep.equal(named.sort());
      if (named.length === 0) expect(none, id).to.match(/.{20,}/);
    }
  });

  it("have examples of every rule", () => {
    expect(Object.keys(EXAMPLES)).to.deep.equal(CATALOGUE.map(({ id }) => id));
    for (const [id, { passes }] of Object.entries(EXAMPLES))
      if (!id.startsWith("PAY-PAR-")) expect(passes, id).not.to.deep.equal([]);
  });
});
