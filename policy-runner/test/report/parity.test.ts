import { expect } from "chai";
import { parse as parseCsv } from "csv-parse/sync";
import type { Difference, Parity } from "../../src/parity/types.js";
import { PARITY_REPORTS } from "../../src/report/parity.js";
import { HOSTILE } from "./every-outcome.js";
import { counts, finding, whole } from "./results.js";
import { faults, JUNIT_SCHEMAS } from "./xsd.js";

function difference(over: Partial<Difference> = {}): Difference {
  return {
    address: "aws_x.y",
    type: "aws_x",
    path: "/size",
    kind: "value",
    outcome: "differs",
    values: { dev: "1", prod: "2" },
    odd: [],
    note: "",
    ...over,
  };
}

const facts = {
  environment: null,
  names: [],
  declared: true,
  region: null,
  account: null,
  cidrs: [],
};

const DIFFERENCES = [
  difference({ address: HOSTILE, values: { dev: HOSTILE, prod: "=1+1" }, note: HOSTILE }),
  difference({ path: "", kind: "presence", values: { dev: "present", prod: "" }, odd: ["prod"] }),
  difference({ outcome: "undetermined", note: "known after apply" }),
];

const PARITY: Parity = {
  schema: "policy-runner/parity/1",
  verdict: "violations",
  exit_code: 1,
  now: "2026-01-01T00:00:00Z",
  environments: ["dev", "prod"].map((name) => ({ name, files: [], resources: 3, facts })),
  totals: { compared: 4, differences: 2, undetermined: 1, declared: 1, findings: 1 },
  differences: DIFFERENCES,
  declared: [
    {
      variation: {
        type: "aws_x",
        path: "/n",
        kind: "value",
        reason: "Less.",
        owner: "a",
        approved_by: "b",
      },
      differences: [difference({ path: "/n" })],
    },
  ],
  findings: [{ problem: "stale", entry: "aws_z /q", message: "Nothing differs there." }],
  rules: {
    policies: { name: "pack", version: "1", digest: "2".repeat(64) },
    totals: { rules: 2, tested: 1, blocking: 1, outcomes: counts({ pass: 1, fail: 1 }) },
    rules: [
      {
        ...{ id: "PAY-PAR-001", title: "Same", severity: "high" as const, controls: {} },
        ...{ not_tested: null, counts: counts({ pass: 1, fail: 1 }), environments: 2 },
      },
      {
        ...{ id: "PAY-PAR-002", title: "Other", severity: "low" as const, controls: {} },
        ...{ not_tested: "disabled", counts: counts(), environments: 2 },
      },
    ],
    findings: [finding({ rule: "PAY-PAR-001", address: "dev", file: null, line: null })],
  },
};

const EMPTY: Parity = {
  ...PARITY,
  verdict: "passed",
  exit_code: 0,
  totals: { compared: 0, differences: 0, undetermined: 0, declared: 0, findings: 0 },
  differences: [],
  declared: [],
  findings: [],
};

const { rules: _, ...WITHOUT_RULES } = EMPTY;

function report(format: string, of: Parity, all = false): string {
  return whole(PARITY_REPORTS[format]?.(of, false, all) ?? "");
}

describe("the reports of a comparison", () => {
  for (const format of Object.keys(PARITY_REPORTS)) {
    it(`${format}: tell of nothing, too, and are the same for the same`, () => {
      expect(report(format, WITHOUT_RULES)).not.to.equal("");
      expect(report(format, PARITY)).to.equal(report(format, PARITY)).and.not.include("\u0007");
    });
  }

  it("as JSON lines: one object a line, of every kind", () => {
    const lines = report("jsonl", PARITY)
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map(({ kind }) => kind)).to.deep.equal([
      "verdict",
      ...["difference", "difference", "difference", "declared", "declaration"],
      ...["rule", "rule", "finding"],
    ]);
    expect(lines[0].rules.totals.blocking).to.equal(1);
    expect(lines[2].shows).to.equal("presence");
  });

  it("as CSV: a row for everything, with a column for each environment, and no formula", () => {
    const rows: Record<string, string>[] = parseCsv(report("csv", PARITY), {
      columns: true,
      record_delimiter: "\r\n",
    });
    expect(rows.map(({ what }) => what)).to.deep.equal([
      ...["difference", "difference", "difference", "declared", "declaration", "rule"],
    ]);
    expect(rows[0]?.prod).to.equal("'=1+1");
    expect(rows[2]).to.include({ outcome: "undetermined", dev: "1", prod: "2" });
  });

  for (const schema of JUNIT_SCHEMAS) {
    it(`as JUnit: valid by ${schema}`, async () => {
      for (const of of [PARITY, EMPTY, WITHOUT_RULES]) {
        expect(await faults(report("junit", of), schema)).to.deep.equal([]);
      }
    });
  }

  it("as JUnit: a failure for each difference, each entry and each finding", () => {
    const xml = report("junit", PARITY);
    expect(xml.match(/<failure /g)).to.have.length(5);
    expect(xml).to.contain('name="4 resources compared"');
    expect(xml).to.contain("<skipped>disabled</skipped>");
  });

  it("as annotations: one command a line, and the verdict last", () => {
    const lines = report("github", PARITY).trimEnd().split("\n");
    expect(lines).to.have.length(6);
    for (const line of lines) expect(line).to.match(/^::error title=[^:]*::[^\n\r]*$/);
    expect(lines[3]).to.contain("title=Different%3A aws_x.y::dev: present; prod: (absent)");
    expect(lines.at(-1)).to.match(
      /^::error title=policy-runner::DIFFERENT: dev, prod; 4 resources/,
    );
  });

  it("as Markdown: nothing of a plan is markup, and the odd one stands out", () => {
    const text = report("markdown", PARITY);
    expect(text).to.match(/^<!-- policy-runner: parity -->\n\n### DIFFERENT: dev, prod; /);
    expect(text).not.to.match(/<script|[\u200f\u202e]|@octocat|https:\/\/x\.example|\[x\]\(/);
    for (const row of text.match(/^\| (?!Resource|---).*$/gm) ?? []) {
      expect(row.match(/\|/g)).to.have.length(6);
    }
  });

  it("as Markdown: stays within a comment, and says how much it leaves out", () => {
    const many = {
      ...PARITY,
      differences: Array.from({ length: 5000 }, () => DIFFERENCES[0] ?? difference()),
    };
    for (const all of [true, false]) {
      const text = report("markdown", many, all);
      expect(Buffer.byteLength(text)).to.be.below(65_536);
      const rows = text.match(/^\| aws/gm)?.length ?? 0;
      expect(rows).to.be.above(20);
      expect(text).to.contain(`... and ${5000 - rows} more; the full report has every row.`);
    }
  });
});
