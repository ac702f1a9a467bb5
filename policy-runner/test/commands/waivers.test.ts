import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { expect } from "chai";
import { CannotJudge } from "../../src/errors.js";
import type { Result } from "../../src/verdict/types.js";
import { applyBaseline, writtenBaseline } from "../../src/waivers/baseline.js";
import { finding } from "../report/results.js";
import { expectRefusal, ROOT, runCli } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { created, planOf, SHORT, SOUND } from "./support.js";

const ADDRESS = 'aws_cloudwatch_log_group.short["a.b"]';

const GOOD = {
  rule: "PAY-RET-001",
  address: ADDRESS,
  owner: "platform-team",
  approved_by: "compliance-office",
  reason: "Kept short while the archive is moved.",
  ticket: "PAY-1",
  expires: "2027-01-31",
};

const NEW = created("aws_cloudwatch_log_group.new", { retention_in_days: 3 });

/** The file as a person would write it: one waiver from line 4 on, eight lines each. */
function waivers(...all: readonly object[]): string {
  const entries = all.map((one) =>
    Object.entries(one)
      .map(([key, value], i) => `${i === 0 ? "  - " : "    "}${key}: ${JSON.stringify(value)}\n`)
      .join(""),
  );
  return `# What is accepted.\nversion: 1\nwaivers:${all.length === 0 ? " []" : ""}\n${entries.join("")}`;
}

const without = (name: keyof typeof GOOD): object =>
  Object.fromEntries(Object.entries(GOOD).filter(([key]) => key !== name));

describe("accepted findings", () => {
  let dir = "";
  beforeEach(() => {
    dir = makeFolder({ "plan.json": planOf([SOUND, SHORT]), "sound.json": planOf([SOUND]) });
  });
  afterEach(() => removeFolder(dir));

  const at = (name: string) => join(dir, name);
  const check = (...more: string[]) =>
    runCli(["check", at("plan.json"), "--env", "dev", "--now", "2026-11-01T00:00:00Z", ...more]);
  const judged = (...more: string[]) => {
    const { stdout, stderr, status } = check("--format", "json", ...more);
    expect(stderr).to.equal("");
    const result = JSON.parse(stdout) as Result;
    const schema = JSON.parse(readFileSync(join(ROOT, "policies/schemas/result.json"), "utf8"));
    const validate = new Ajv({ allowUnionTypes: true }).compile(schema);
    expect(validate(result), JSON.stringify(validate.errors)).to.equal(true);
    expect(status).to.equal(result.exit_code);
    return result;
  };
  const waived = (...all: readonly object[]) => {
    writeFileSync(at("waivers.yaml"), waivers(...all));
    return judged("--waivers", at("waivers.yaml"));
  };

  describe("by waivers", () => {
    it("turn a failure into a waived one that everybody still sees", () => {
      const { verdict, findings, rules, totals, waivers: said } = waived(GOOD);
      expect(verdict).to.equal("passed");
      const { rule, address, expires: _, ...terms } = GOOD;
      expect(findings).to.have.length(1);
      expect(findings[0]).to.include({ rule, address, outcome: "waived", blocking: false });
      expect(findings[0]?.waiver).to.deep.equal({ ...terms, expires: GOOD.expires });
      const own = rules.find(({ id }) => id === "PAY-RET-001");
      expect(own?.counts).to.include({ fail: 0, waived: 1 });
      expect(totals.outcomes).to.include({ fail: 0, waived: 1 });
      expect(said?.entries.map(({ used }) => used)).to.deep.equal([1]);
      expect(said?.findings).to.deep.equal([]);
    });

    it("are told of in the text", () => {
      writeFileSync(at("waivers.yaml"), waivers(GOOD));
      const { stdout, status } = check("--waivers", at("waivers.yaml"));
      expect(stdout).to.contain(`  WAIVED  PAY-RET-001  ${ADDRESS}`);
      expect(stdout).to.contain(
        "until 2027-01-31, PAY-1, owner platform-team, approved by compliance-office: Kept short",
      );
      expect(status).to.equal(0);
    });

    it("may name a part of an address", () => {
      const one = waived({ ...GOOD, address: "aws_cloudwatch_log_group.sh*" });
      expect(one.verdict).to.equal("passed");
    });

    it("hold until the day on which they expire", () => {
      expect(waived({ ...GOOD, expires: "2026-11-02" }).verdict).to.equal("passed");
      expect(waived({ ...GOOD, expires: "2026-11-01" }).verdict).to.equal("violations");
    });

    it("hold in their environments alone", () => {
      expect(waived({ ...GOOD, environments: ["dev"] }).verdict).to.equal("passed");
      const other = waived({ ...GOOD, environments: ["prod"] });
      expect([other.verdict, other.waivers?.entries, other.waivers?.findings]).to.deep.equal([
        "violations",
        [],
        [],
      ]);
    });

    const faults: readonly [problem: string, all: readonly object[], lines: readonly number[]][] = [
      ["expired", [{ ...GOOD, expires: "2026-10-31" }], [4]],
      ["unused", [GOOD, { ...GOOD, address: "aws_cloudwatch_log_group.gone" }], [11]],
      ["duplicate", [GOOD, GOOD], [11]],
      ["over-broad", [{ ...GOOD, address: "*" }], [4]],
      ["over-broad", [{ ...GOOD, address: "aws_cloudwatch_log_group.*" }], [4]],
      ["over-broad", [{ ...GOOD, address: "module.*.*" }], [4]],
      ["over-broad", [{ ...GOOD, address: "module.pay_core.a*" }], [4]],
      ["over-broad", [{ ...GOOD, address: "*.pay_core.a*" }], [4]],
      ["over-broad", [{ ...GOOD, address: 'module.by["v1.my_key.z*' }], [4]],
      ["ownerless", [without("owner")], [4]],
      ["ownerless", [without("approved_by")], [4]],
      ["ownerless", [without("reason")], [4]],
      ["ownerless", [without("ticket")], [4]],
      ["ownerless", [{ ...GOOD, owner: " " }], [4]],
      ["ownerless", [{ ...GOOD, owner: "\u3164" }], [4]],
      ["ownerless", [{ ...GOOD, ticket: "\u2060" }], [4]],
      ["ownerless", [{ ...GOOD, approved_by: "TBD" }], [4]],
      ["self-approved", [{ ...GOOD, approved_by: "platform-team" }], [4]],
      ["self-approved", [{ ...GOOD, approved_by: " @Platform-Team" }], [4]],
      ["self-approved", [{ ...GOOD, approved_by: "platform  -team\u200b" }], [4]],
      ["duplicate", [{ ...GOOD, address: "aws_cloudwatch_log_group.sh*" }, GOOD], [11]],
      ["unknown-environment", [{ ...GOOD, environments: ["prod", "stagign"] }], [4]],
      ["unknown-rule", [GOOD, { ...GOOD, rule: "PAY-NIL-001" }], [11]],
    ];
    for (const [problem, all, lines] of faults) {
      it(`are a finding when they are ${problem}: ${JSON.stringify(all.at(-1))}`, () => {
        const { verdict, findings, waivers: said } = waived(...all);
        expect(said?.findings.map((one) => [one.problem, one.line])).to.deep.equal(
          lines.map((line) => [problem, line]),
        );
        expect(verdict).to.equal("violations");
        // Nothing is waived by a waiver that is not in order.
        expect(findings[0]?.outcome).to.equal(all.length > 1 ? "waived" : "fail");
      });
    }

    it("are twins where YAML repeats one by an alias", () => {
      const text = waivers(GOOD).replace("  - rule", "  - &a\n    rule");
      writeFileSync(at("waivers.yaml"), `${text}  - *a\n`);
      const { findings } = judged("--waivers", at("waivers.yaml")).waivers ?? {};
      expect(findings?.map((one) => [one.problem, one.line])).to.deep.equal([["duplicate", 12]]);
    });

    it("are unused of a rule that compares environments, and say what is used instead", () => {
      const { waivers: said, verdict } = waived(GOOD, { ...GOOD, rule: "PAY-PAR-001" });
      expect(verdict).to.equal("violations");
      const [only] = said?.findings ?? [];
      expect([only?.problem, only?.line]).to.deep.equal(["unused", 11]);
      expect(only?.message).to.match(/compares environments/);
    });

    it("say of one that others stand in for that these do, not that nothing fails", () => {
      const wide = { ...GOOD, address: "aws_cloudwatch_log_group.sh*" };
      const [only] = waived(wide, GOOD).waivers?.findings ?? [];
      expect(only?.message).to.match(/^Entries before it waive all that it names/);
    });

    it("take no longer for many than for few", () => {
      const many = Array.from({ length: 2_000 }, (_, i) => ({
        ...GOOD,
        address: `aws_cloudwatch_log_group.gone${i}*`,
      }));
      const start = performance.now();
      expect(waived(GOOD, ...many).waivers?.findings).to.have.length(2_000);
      expect(performance.now() - start).to.be.below(8_000);
    });

    it("are no finding when their rule is not run", () => {
      writeFileSync(at("team.yaml"), "rules: {PAY-RET-001: {enforcement: disabled}}");
      writeFileSync(at("waivers.yaml"), waivers(GOOD));
      const one = judged("--waivers", at("waivers.yaml"), "--config", at("team.yaml"));
      expect([one.verdict, one.waivers?.findings]).to.deep.equal(["passed", []]);
    });

    it("name what is wrong with them in the text, and in its last line", () => {
      writeFileSync(at("waivers.yaml"), waivers({ ...GOOD, expires: "2026-10-31" }));
      const { stdout } = check("--waivers", at("waivers.yaml"));
      expect(stdout).to.match(/ {2}WAIVER EXPIRED {2}PAY-RET-001 {2}\S+ {2}\S+waivers\.yaml:4\n/);
      expect(stdout).to.match(/1 blocking finding, 1 waiver not in order \(target: unknown\)\n$/);
    });

    const refused: readonly [what: string, text: string, says: RegExp][] = [
      ["no YAML", "waivers: [", /waivers\.yaml is not valid YAML at line 1/],
      ["no list", "version: 1\nwaivers: {}\n", /waivers must be array \(line 2\)/],
      ["an empty file", "", /must have required property 'version'/],
      ["a key that there is not", waivers({ ...GOOD, until: "x" }), /"until" \(line 11\)/],
      ["no expiry", waivers(without("expires")), /'expires' \(line 4\)/],
      ["a day that there is not", waivers({ ...GOOD, expires: "2026-02-30" }), /line 10/],
      ["no rule", waivers({ ...GOOD, rule: "all" }), /waivers\.0\.rule .* \(line 4\)/],
      [
        "one with a key twice",
        `${waivers(GOOD)}    rule: x\n`,
        /line 11 \(duplicated mapping key\)/,
      ],
    ];
    for (const [what, text, says] of refused) {
      it(`are refused, with the line, where the file is ${what}`, () => {
        writeFileSync(at("waivers.yaml"), text);
        expectRefusal(check("--waivers", at("waivers.yaml")), says);
      });
    }

    it("are refused where there is no file", () => {
      expectRefusal(
        check("--waivers", at("none.yaml")),
        /none\.yaml does not exist; give --waivers/,
      );
      expectRefusal(check("--waivers", ""), /The waivers is given no path; give --waivers/);
    });

    it("are refused where the file is not UTF-8", () => {
      const text = waivers({ ...GOOD, owner: "Müller" });
      writeFileSync(at("waivers.yaml"), Buffer.from(text, "latin1"));
      const says = /waivers\.yaml is not UTF-8 \(line 6\); save it as UTF-8/;
      expectRefusal(check("--waivers", at("waivers.yaml")), says);
    });
  });

  describe("by a baseline", () => {
    const baseline = () => ["--baseline", at("old.json")];
    const write = () => check("--write-baseline", at("old.json"));

    it("are written without a change of the verdict, and block no more", () => {
      expect(write().status).to.equal(1);
      const { verdict, findings, baseline: said, totals } = judged(...baseline());
      expect(verdict).to.equal("passed");
      expect(findings.map((one) => [one.outcome, one.blocking, one.baseline])).to.deep.equal([
        ["fail", false, true],
      ]);
      expect(totals).to.include({ blocking: 0 });
      expect(said).to.include({ findings: 1, found: 1, mended: 0 });
      const { stdout } = check(...baseline());
      expect(stdout).to.contain("  FAIL (in the baseline)  PAY-RET-001");
      expect(stdout).to.match(/Baseline \S+old\.json: 1 of 1 findings are still there\n/);
    });

    it("leave what is new to block", () => {
      write();
      writeFileSync(at("plan.json"), planOf([SOUND, SHORT, NEW]));
      const { verdict, findings } = judged(...baseline());
      expect(verdict).to.equal("violations");
      expect(findings.filter(({ blocking }) => !blocking)).to.have.length(1);
      const blocking = findings.filter((one) => one.blocking).map(({ address }) => address);
      expect(new Set(blocking)).to.deep.equal(new Set(["aws_cloudwatch_log_group.new"]));
    });

    it("are told of when they are mended", () => {
      write();
      writeFileSync(at("plan.json"), planOf([SOUND]));
      expect(judged(...baseline()).baseline).to.include({ found: 0, mended: 1 });
      expect(check(...baseline()).stdout).to.match(/0 of 1 .*; 1 are mended, write it anew/);
    });

    it("never hide what could not be judged, and are not written of it", () => {
      const error = finding({ outcome: "error" });
      const file = {
        path: "old.json",
        digest: "",
        findings: [{ ...error, outcome: "fail" as const }],
      };
      expect(applyBaseline([error], file).findings).to.deep.equal([error]);
      const written = () => [
        ...writtenBaseline([error], { environment: "dev", profile: "payments", now: "" }),
      ];
      expect(written).to.throw(CannotJudge, /baseline is not written/);
    });

    it("let no failure pass that could not be told before", () => {
      const unclear = created(
        "aws_cloudwatch_log_group.late",
        { name: "/payment/late-dev", kms_key_id: "arn:aws:kms:eu-west-1:123456789012:key/1" },
        { after_unknown: { retention_in_days: true } },
      );
      const failing = created("aws_cloudwatch_log_group.late", {
        name: "/payment/late-dev",
        kms_key_id: "arn:aws:kms:eu-west-1:123456789012:key/1",
        retention_in_days: 3,
      });
      const own = (result: Result) => result.findings.find(({ rule }) => rule === "PAY-RET-001");
      writeFileSync(at("plan.json"), planOf([SOUND, unclear]));
      write();
      expect(own(judged(...baseline()))).to.include({ outcome: "undetermined", baseline: true });
      writeFileSync(at("plan.json"), planOf([SOUND, failing]));
      expect(own(judged(...baseline()))).to.include({ outcome: "fail", blocking: true });
      write();
      writeFileSync(at("plan.json"), planOf([SOUND, unclear]));
      expect(own(judged(...baseline()))).to.include({ outcome: "undetermined", baseline: true });
    });

    it("are the same bytes for the same findings", () => {
      write();
      const first = readFileSync(at("old.json"), "utf8");
      write();
      expect(readFileSync(at("old.json"), "utf8")).to.equal(first);
    });

    it("are those of one environment", () => {
      write();
      const other = runCli(["check", at("plan.json"), "--env", "prod", ...baseline()]);
      expectRefusal(other, /is that of dev, not of prod/);
    });

    it("are those of one profile, where they say of which", () => {
      write();
      const other = check(...baseline(), "--profile", "aws");
      expectRefusal(other, /is that of payments, not of aws/);
      const text = readFileSync(at("old.json"), "utf8").replace('"profile":"payments",', "");
      writeFileSync(at("old.json"), text);
      expect(judged(...baseline(), "--profile", "aws").baseline?.findings).to.equal(1);
    });

    it("are refused, with the line, where a finding is not the one of its fingerprint", () => {
      const edits = [
        ["PAY-RET-001", "PAY-ENC-001"],
        ["aws_cloudwatch_log_group.short", "aws_cloudwatch_log_group.other"],
        ['"path":"retention_in_days"', '"path":null'],
      ] as const;
      for (const [from, to] of edits) {
        write();
        const text = readFileSync(at("old.json"), "utf8");
        expect(text).to.contain(from);
        writeFileSync(at("old.json"), text.replace(from, to));
        expectRefusal(
          check(...baseline()),
          /old\.json was edited: its finding 1 is not the one of its fingerprint \(line 2\)/,
        );
      }
    });

    it("are read behind a byte order mark, which their digest counts", () => {
      write();
      const text = `\ufeff${readFileSync(at("old.json"), "utf8")}`;
      writeFileSync(at("old.json"), text);
      const digest = createHash("sha256").update(text).digest("hex");
      expect(judged(...baseline()).baseline?.digest).to.equal(digest);
    });

    it("leave what is waived to its waiver", () => {
      writeFileSync(at("waivers.yaml"), waivers(GOOD));
      check("--waivers", at("waivers.yaml"), "--write-baseline", at("old.json"));
      expect(JSON.parse(readFileSync(at("old.json"), "utf8")).findings).to.deep.equal([]);
    });

    const refused: readonly [what: string, text: string, says: RegExp][] = [
      ["cut short", '{"schema":\n"x"', /old\.json is not valid JSON at line 2; write it anew/],
      ["no JSON", '{"schema":\n"x",\n}]\n', /old\.json is not valid JSON at line 3; write it anew/],
      ["something else", '{"schema":"x"}', /old\.json does not fit its schema: .* \(line 1\)/],
      [
        "edited",
        '{"schema":"policy-runner/baseline/1","environment":"dev","written":"x","findings":[\n{"rule":7}]}',
        /old\.json does not fit its schema: findings\.0.* \(line 2\)/,
      ],
      ["a result", "[]", /must be object/],
      [
        "of two environments",
        '{"schema":"policy-runner/baseline/1","environment":"dev",\n"environment":"prod"}',
        /old\.json says "environment" twice \(line 2\); write it anew/,
      ],
      [
        "of no day",
        '{"schema":"policy-runner/baseline/1","environment":"dev",\n"written":"yesterday","findings":[]}',
        /old\.json does not say when it was written \(line 2\)/,
      ],
    ];
    for (const [what, text, says] of refused) {
      it(`are refused where the file is ${what}`, () => {
        writeFileSync(at("old.json"), text);
        expectRefusal(check(...baseline()), says);
      });
    }

    it("are refused where there is no file, or it is the plan", () => {
      rmSync(at("old.json"), { force: true });
      expectRefusal(
        check(...baseline()),
        /old\.json does not exist; write one with --write-baseline/,
      );
      const plan = at("plan.json");
      expectRefusal(check("--write-baseline", plan), /not different files/);
    });
  });
});
