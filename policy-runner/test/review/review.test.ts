import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Finding } from "../../src/findings/types.js";
import { fingerprint } from "../../src/fingerprint.js";
import { REVIEW_FORMATS } from "../../src/options/review.js";
import { REVIEW_REPORTS, reviewLine } from "../../src/report/review.js";
import type { ReviewResult } from "../../src/review/types.js";
import { run } from "../commands/support.js";
import { expectRefusal, runCli } from "../support/cli.js";
import { Branch, named, reviewed } from "./support.js";

const FINDING: Finding = {
  rule: "PAY-ENC-001",
  address: "aws_rds_cluster.x",
  outcome: "fail",
  severity: "high",
  blocking: true,
  message: "m",
  path: "storage_encrypted",
  expected: true,
  remediation: "r",
  file: null,
  line: null,
  fingerprint: "f",
  waiver: null,
  baseline: false,
};

describe("a review", function () {
  this.timeout(60_000);
  let base: Branch;
  let head: Branch;

  before(async () => {
    base = await new Branch().seal();
    head = new Branch(base.folder);
  });
  afterEach(() => head.reset(base));
  after(() => {
    for (const branch of [base, head]) branch.remove();
  });

  /** A file that holds the result of a plan. */
  function result(name: string, findings: readonly object[], more: object = {}): string {
    const path = join(base.folder, name);
    const plan = { digest: "d" };
    const whole = { schema: "policy-runner/result/1", environment: "dev", target: "aws", plan };
    writeFileSync(path, JSON.stringify({ ...whole, findings, ...more }));
    return path;
  }

  async function lost(now: readonly object[], was: object = FINDING): Promise<readonly string[]> {
    const words = ["--before", result("b.json", [was]), "--after", result("a.json", now)];
    return named((await reviewed(base, head, words)).weakenings);
  }

  it("finds what blocked by the base branch's policies and no longer does, of the same plan", async () => {
    const said = ["finding-lost PAY-ENC-001 aws_rds_cluster.x dev"];
    expect(await lost([])).to.deep.equal(said);
    expect(await lost([{ ...FINDING, outcome: "waived", blocking: false }])).to.deep.equal(said);
    expect(await lost([{ ...FINDING, blocking: false }])).to.deep.equal(said);
    expect(await lost([{ ...FINDING, address: "aws_rds_cluster.y" }])).to.deep.equal(said);
    expect(await lost([FINDING])).to.deep.equal([]);
    const other = { ...FINDING, path: "kms_key_id", outcome: "undetermined" };
    expect(await lost([other, { ...FINDING, rule: "PAY-ENC-002" }])).to.deep.equal([]);
    const warned = { ...FINDING, blocking: false };
    expect(await lost([], warned), "though it only warned").to.deep.equal(said);
    expect(await lost([warned], warned)).to.deep.equal([]);
    const waived = { ...warned, outcome: "waived" };
    expect(await lost([], waived), "nothing is left to waive").to.deep.equal([]);
  });

  it("refuses results that are not of the same plans, one by each branch", async () => {
    const before = ["--before", result("b.json", [])];
    const refusals: readonly (readonly [words: readonly string[], says: RegExp])[] = [
      [[...before], /results of dev are not one by each branch/],
      [
        [...before, "--after", result("other.json", [], { plan: { digest: "other" } })],
        /results of dev are of two plans/,
      ],
      [
        [...before, "--after", result("target.json", [], { target: "emulated" })],
        /results of dev are of two plans/,
      ],
      [[...before, "--after", result("schema.json", [], { schema: "x" })], /is no result/],
      [[...before, "--after", "none.json"], /none\.json does not exist; write it with/],
      [["--approvals", result("a.json", [])], /does not fit its schema/],
    ];
    for (const [words, says] of refusals) {
      const args = ["review", "--base", base.folder, "--head", head.folder, ...words];
      const { exit, stdout, stderr } = await run(args);
      expect(stderr)
        .to.match(says)
        .and.match(/^[^\n]+\n$/);
      expect({ exit, stdout }).to.deep.equal({ exit: 2, stdout: "" });
    }
  });

  it("refuses a branch that it can not read, through the built command line", () => {
    const asked = () => runCli(["review", "--base", base.folder, "--head", head.folder]);
    head.edit(
      "policies/rules/encryption/s3_default/s3_default.rego",
      "companions) > 0",
      "companions) > 1",
    );
    expectRefusal(asked(), /is not compiled from the policies beside it; run make policies/);
    head.reset(base);
    head.write("policies/waivers.yaml", "version: 1\nwaivers: [{}]\n");
    expectRefusal(asked(), /waivers\.yaml does not fit its schema: .*\(line 2\)/);
    head.reset(base);
    head.write("policies/owners.yaml", "version: 1\nteams: { a: b }\n");
    expectRefusal(asked(), /owners\.yaml does not fit its schema/);
    head.reset(base);
    head.drop("policies/dist");
    expectRefusal(asked(), /dist is missing; run make policies/);
    head.reset(base);
    head.drop("policies/waivers.yaml");
    symlinkSync("/etc/hostname", join(head.folder, "policies/waivers.yaml"));
    expectRefusal(asked(), /policies\/waivers\.yaml is a link, which may lead anywhere/);
  });

  it("judges a team that has no policies of its own by what it sets", async () => {
    const [team, proposed] = [
      new Branch(join(base.folder, "none")),
      new Branch(join(base.folder, "none")),
    ];
    try {
      team.write("team.yaml", "parameters: { password_length: 20 }\n");
      proposed.write(
        "team.yaml",
        "parameters: { password_length: 16 }\nrules: { PAY-NET-001: { enforcement: disabled } }\n",
      );
      const found = await reviewed(team, proposed, ["--config", "team.yaml"]);
      expect(
        named(found.weakenings).map((one) => one.split(" ").slice(0, 2).join(" ")),
      ).to.deep.equal(["parameter-loosened password_length", "rule-disabled PAY-NET-001"]);
      expect(found.weakenings.map(({ file, line }) => `${file}:${line}`)).to.deep.equal([
        "team.yaml:1",
        "team.yaml:2",
      ]);
      expect(found.weakenings[0]?.todo).to.match(/^CODEOWNERS of the base branch names nobody/);
    } finally {
      team.remove();
      proposed.remove();
    }
  });

  describe("of a team's baseline", () => {
    /** Each entry a rule, an address and an outcome; the fingerprint is that of the rule and `of`. */
    const baseline = (...all: readonly (readonly [string, "fail" | "undetermined", string?])[]) => {
      const written = "2026-11-01T00:00:00Z";
      const findings = all.map(([address, outcome, of = address]) => {
        const own = { rule: "PAY-ENC-001", address, path: null, outcome };
        return { ...own, fingerprint: fingerprint(own.rule, of, null) };
      });
      const head = { schema: "policy-runner/baseline/1", environment: "dev", written };
      return JSON.stringify({ ...head, findings });
    };
    const found = async () => {
      const { weakenings } = await reviewed(base, head, ["--baseline", "old.json"]);
      return named(weakenings);
    };

    it("finds what it holds more", async () => {
      head.write("old.json", baseline(["a.b", "fail"]));
      expect(await found()).to.deep.equal(["baseline-grown PAY-ENC-001 a.b"]);
    });

    it("finds what it holds as a failure that could not be judged", async () => {
      base.write("old.json", baseline(["a.b", "undetermined"], ["a.c", "fail"]));
      head.write("old.json", baseline(["a.b", "fail"], ["a.c", "fail"]));
      expect(await found()).to.deep.equal(["baseline-grown PAY-ENC-001 a.b"]);
      head.write("old.json", baseline(["a.b", "fail"], ["a.b", "undetermined"]));
      expect(await found()).to.deep.equal(["baseline-grown PAY-ENC-001 a.b"]);
    });

    it("lets be what it holds less, or no longer as a failure", async () => {
      base.write("old.json", baseline(["a.b", "fail"], ["a.c", "fail"]));
      head.write("old.json", baseline(["a.b", "undetermined"]));
      expect(await found()).to.deep.equal([]);
    });

    it("believes no entry whose fingerprint is another's", async () => {
      head.write("old.json", baseline(["a.harmless", "fail", "a.b"]));
      const words = ["review", "--base", base.folder, "--head", head.folder];
      const { exit, stderr } = await run([...words, "--baseline", "old.json"]);
      expect(stderr).to.match(/old\.json was edited: its finding 1 .* \(line 1\)/);
      expect(exit).to.equal(2);
    });
  });

  it("refuses a part that is named, and is in neither branch", async () => {
    const words = ["review", "--base", base.folder, "--head", head.folder];
    for (const option of ["policies", "config", "waivers", "variations", "baseline"]) {
      const said = await run([...words, `--${option}`, "mispelt/x.yaml"]);
      expect(said, option).to.include({ stdout: "", exit: 2 });
      expect(said.stderr).to.match(
        new RegExp(`--${option} mispelt/x\\.yaml is in neither branch; .*\\n$`),
      );
    }
  });

  it("takes a part that one of the branches has", async () => {
    head.write("accepted.yaml", "version: 1\nwaivers: []\n");
    const words = ["review", "--base", base.folder, "--head", head.folder];
    expect(await run([...words, "--waivers", "accepted.yaml"])).to.include({ exit: 0 });
  });

  it("is told in the forms that the command line offers, and in the same bytes each time", async () => {
    expect(REVIEW_FORMATS).to.deep.equal(Object.keys(REVIEW_REPORTS));
    head.write("policies/owners.yaml", "version: 1\nteams: { a: [eve] }\n");
    const texts = await Promise.all(
      [1, 2].map(() => run(["review", "--base", base.folder, "--head", head.folder])),
    );
    expect(texts[0]).to.deep.equal(texts[1]);
    expect(texts[0]?.stdout)
      .to.match(/OPEN +owner-added {2}a\n/)
      .and.match(/\nWEAKENED: the gate, 1 /);
  });
});

describe("reports of a review", () => {
  const hostile = 'x"|`<script>\n::error::%0A@everyone\u202e';
  const result: ReviewResult = {
    schema: "policy-runner/review/1",
    verdict: "violations",
    exit_code: 1,
    approvals: { known: true, reason: "", requesters: [hostile], approvers: [] },
    judged: [{ environment: "dev", plan: "d" }],
    weakenings: Array.from({ length: 500 }, () => ({
      kind: "waiver-added",
      what: hostile,
      environments: [hostile],
      file: "policies/waivers.yaml",
      line: 3,
      message: hostile,
      owners: ["@payments/compliance-office"],
      approved_by: null,
      todo: hostile,
    })),
  };
  const text = (format: string) => REVIEW_REPORTS[format]?.(result) ?? "";

  it("let nothing that a change holds be anything but text", () => {
    const markdown = text("markdown");
    expect(markdown).not.to.match(/<script|@everyone|\u202e|`/);
    for (const row of markdown.split("\n").filter((line) => line.startsWith("| **open**")))
      expect(row.match(/ \| /g)).to.have.length(4);
    expect(text("text")).not.to.match(/\n::error|\u202e/);
    for (const line of text("github").trimEnd().split("\n")) expect(line).to.match(/^::error /);
  });

  it("stay within what GitHub takes, and say what is left out", () => {
    expect(Buffer.byteLength(text("markdown"))).to.be.below(25_000);
    expect(text("markdown")).to.match(/\*\*\d+ more are in the full report\.\*\*/);
    expect(text("github").match(/^::error /gm)).to.have.length(10);
    expect(text("github")).to.contain(reviewLine(result));
    expect(text("github")).to.contain("file=policies/waivers.yaml,line=3,title=waiver-added%3A ");
  });
});
