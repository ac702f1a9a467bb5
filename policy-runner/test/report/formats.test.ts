import { expect } from "chai";
import type { Finding } from "../../src/findings/types.js";
import { REPORTS } from "../../src/report/index.js";
import { plain } from "../../src/report/paint.js";
import type { Result } from "../../src/verdict/types.js";
import { counts, finding, result, rule, whole } from "./results.js";

const HOSTILE =
  'aws_x.y["</testsuite><script>alert(1)</script> | `x` %0A::error::\u202e=1+1\n\u0007"]';

const TERMS = {
  owner: "platform-team",
  approved_by: "compliance-office",
  reason: "Until it is moved.",
  ticket: "PAY-1",
  expires: "2027-01-31",
};

const FINDINGS: readonly Finding[] = [
  finding({ address: HOSTILE, message: `the name is ${HOSTILE}`, severity: "low" }),
  finding({
    address: "aws_x.later",
    outcome: "undetermined",
    blocking: false,
    file: null,
    line: null,
  }),
  finding({ address: "aws_x.odd", outcome: "error", message: "broke off" }),
  finding({ address: "aws_x.old", outcome: "waived", blocking: false, waiver: TERMS }),
  finding({ address: "=cmd()", severity: "critical", message: "-1" }),
];

const EVERY = result({
  verdict: "error",
  exit_code: 2,
  rules: [
    rule({
      resources: 9,
      matched_nothing: false,
      counts: counts({ pass: 4, fail: 2, undetermined: 1, waived: 1, error: 1 }),
    }),
    rule({ id: "PAY-ABC-002", not_tested: "disabled in dev" }),
  ],
  totals: {
    rules: 2,
    tested: 1,
    not_tested: 1,
    blocking: 3,
    outcomes: counts({ pass: 4, fail: 2, undetermined: 1, waived: 1, error: 1 }),
  },
  frameworks: [
    {
      id: "pci_dss",
      name: "PCI DSS",
      version: "4.0.1",
      source: "https://example.com/pci",
      controls: [
        {
          id: "3.5.1",
          title: "Things have a size",
          status: "not_satisfied",
          rules: ["PAY-ABC-001", "PAY-ABC-002"],
          tested: ["PAY-ABC-001"],
          not_tested: ["PAY-ABC-002"],
          not_covered: "Things of others.",
          counts: counts({ pass: 4, fail: 2, undetermined: 1, waived: 1, error: 1 }),
        },
      ],
    },
  ],
  findings: FINDINGS,
});

const EMPTY = result();

function report(format: string, of: Result): string {
  return whole(REPORTS[format]?.(of, false) ?? "");
}

/** Rows of a CSV file, by a strict reading of RFC 4180. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    expect(match, "a cell").not.to.equal(null);
    row.push(match?.[1] === undefined ? (match?.[2] ?? "") : match[1].replaceAll('""', '"'));
    if (match?.[3] !== "\r\n") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe("every report", () => {
  for (const format of Object.keys(REPORTS)) {
    it(`${format}: same bytes for the same result, without control characters of a plan`, () => {
      expect(report(format, EVERY)).to.equal(report(format, EVERY));
      expect(report(format, EVERY)).not.to.include("\u0007");
      expect(report(format, EMPTY)).not.to.equal("");
    });
  }
});

describe("the report as JSON lines", () => {
  it("tells verdict, rules, controls and findings, one a line", () => {
    const lines = report("jsonl", EVERY)
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map(({ kind }) => kind)).to.deep.equal([
      "verdict",
      "rule",
      "rule",
      "control",
      ...FINDINGS.map(() => "finding"),
    ]);
    expect(lines[0])
      .to.include({ verdict: "error", exit_code: 2 })
      .and.not.have.property("findings");
  });
});

describe("the report as CSV", () => {
  it("has a row for each finding, and as many cells in each", () => {
    const [head = [], ...rows] = parseCsv(report("csv", EVERY));
    expect(rows).to.have.length(FINDINGS.length);
    for (const row of rows) expect(row).to.have.length(head.length);
    expect(rows[0]?.[head.indexOf("address")]).to.equal(plain(HOSTILE));
    expect(rows[3]?.[head.indexOf("waived_until")]).to.equal("2027-01-31");
    expect(parseCsv(report("csv", EMPTY))).to.have.length(1);
  });

  it("has no cell that a program takes for a formula", () => {
    const cells = parseCsv(report("csv", EVERY)).flat();
    expect(cells).to.include("'=cmd()").and.include("'-1");
    for (const cell of cells) expect(cell).not.to.match(/^[=+\-@\t\r]/);
  });
});

describe("the report as JUnit", () => {
  const xml = report("junit", EVERY);

  it("counts cases, failures, errors and what is skipped", () => {
    expect(xml).to.match(
      /<testsuites name="policy check of dev" tests="7" failures="2" errors="1" skipped="3">/,
    );
    expect(xml.match(/<testcase /g)).to.have.length(7);
    expect(xml.match(/<failure /g)).to.have.length(2);
    expect(xml.match(/<error /g)).to.have.length(1);
    expect(xml.match(/<skipped /g)).to.have.length(3);
  });

  it("is well formed, whatever an address holds", () => {
    const open: string[] = [];
    const body = xml.replace(/^<\?xml [^>]*\?>\n/, "");
    for (const [, close, name, selfClosing] of body.matchAll(
      /<(\/?)([a-z]+)(?: [a-z]+="[^"<]*")*(\/?)>/g,
    )) {
      if (close === "/") expect(open.pop()).to.equal(name);
      else if (selfClosing !== "/") open.push(name ?? "");
    }
    expect(open).to.deep.equal([]);
    expect(body.replace(/<\/?[a-z]+(?: [a-z]+="[^"<]*")*\/?>/g, "")).not.to.match(/[<>]/);
  });
});

describe("the report as Markdown", () => {
  it("begins with the mark by which a comment is found again, and the verdict", () => {
    expect(report("markdown", EVERY)).to.match(
      /^<!-- policy-runner: dev -->\n\n## ⛔ COULD NOT JUDGE: dev, /,
    );
    expect(report("markdown", EMPTY)).to.match(/\n## ✅ PASSED: dev, /);
  });

  it("lists the worst first", () => {
    const rows = report("markdown", EVERY).match(/^\| \S+ \| PAY-.*$/gm) ?? [];
    expect(rows.map((row) => row.split(" ")[1])).to.deep.equal([
      "**error**",
      "**fail**",
      "**fail**",
      "undetermined",
      "waived",
    ]);
    expect(rows[1]).to.contain("critical");
  });

  it("takes nothing of a plan for markup", () => {
    const text = report("markdown", EVERY);
    expect(text).not.to.match(/<script|\u202e/);
    for (const row of text.match(/^\| \S+ \| PAY-.*$/gm) ?? []) {
      expect(row.match(/\|/g)).to.have.length(6);
      expect(row).not.to.include("`");
    }
  });

  it("stays within a comment, and says how many findings it leaves out", () => {
    const many = result({
      findings: Array.from({ length: 5000 }, (_, i) => finding({ address: `aws_x.n${i}` })),
    });
    const text = report("markdown", many);
    expect(text.length).to.be.below(65_536);
    const shown = text.match(/^\| \*\*fail\*\* /gm)?.length ?? 0;
    expect(text).to.contain(`**${5000 - shown} more findings are in the full report.**`);
  });
});

describe("the report as annotations", () => {
  const lines = report("github", EVERY).trimEnd().split("\n");

  it("is one command a line, each escaped", () => {
    expect(lines).to.have.length(FINDINGS.length + 1);
    for (const line of lines) expect(line).to.match(/^::(?:error|warning|notice) [^:]*::[^\n]*$/);
    expect(lines.filter((line) => line.includes("%250A"))).to.have.length(1);
    expect(lines[0]).to.match(
      /^::error file=infra\/x\.tf,line=12,title=PAY-ABC-001 aws_x\.odd::error: broke off/,
    );
    expect(lines.at(-1)).to.match(/^::error title=policy-runner::COULD NOT JUDGE/);
  });

  it("is cut to what GitHub shows, and says so", () => {
    const many = result({ findings: Array.from({ length: 60 }, () => finding()) });
    expect(report("github", many)).to.contain("10 more findings are in the full report.");
  });
});

describe("the report as SARIF", () => {
  interface Sarif {
    readonly version: string;
    readonly runs: readonly {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly invocations: readonly { readonly toolExecutionNotifications?: readonly unknown[] }[];
      readonly results: readonly SarifResult[];
    }[];
  }
  interface SarifResult {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly suppressions?: readonly { readonly justification: string }[];
    readonly locations: readonly {
      readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
    }[];
    readonly partialFingerprints: Readonly<Record<string, string>>;
  }
  const parse = (of: Result): Sarif => JSON.parse(report("sarif", of)) as Sarif;

  it("has every rule, and a result for each finding that names one by its place", () => {
    const { version, runs } = parse(EVERY);
    expect(version).to.equal("2.1.0");
    const [run] = runs;
    expect(run?.results).to.have.length(FINDINGS.length);
    for (const { ruleId, ruleIndex, locations, partialFingerprints } of run?.results ?? []) {
      expect(run?.tool.driver.rules[ruleIndex]?.id).to.equal(ruleId);
      expect(locations[0]?.physicalLocation.artifactLocation.uri).to.be.oneOf([
        "infra/x.tf",
        "plan.json",
      ]);
      expect(partialFingerprints["policyRunner/v1"]).to.match(/^f{64}$/);
    }
  });

  it("has levels by what blocks, and what is waived as suppressed", () => {
    const results = parse(EVERY).runs[0]?.results ?? [];
    expect(results.map(({ level }) => level)).to.deep.equal([
      "error",
      "error",
      "error",
      "warning",
      "warning",
    ]);
    const suppressed = results.filter(({ suppressions }) => suppressions !== undefined);
    expect(suppressed).to.have.length(1);
    expect(suppressed[0]?.suppressions?.[0]?.justification).to.match(
      /PAY-1, approved by compliance-office/,
    );
  });

  it("is cut to what GitHub takes, and says so", () => {
    const many = parse(result({ findings: Array.from({ length: 25_001 }, () => finding()) }));
    expect(many.runs[0]?.results).to.have.length(25_000);
    expect(many.runs[0]?.invocations[0]?.toolExecutionNotifications).to.have.length(1);
    expect(parse(EMPTY).runs[0]?.results).to.deep.equal([]);
  });
});
