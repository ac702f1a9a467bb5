import { expect } from "chai";
import { parse } from "csv-parse/sync";
import { controlsCsv } from "../../src/report/controls-csv.js";
import { findingsCsv } from "../../src/report/csv.js";
import { plain } from "../../src/report/paint.js";
import { EMPTY, EVERY, FINDINGS, report } from "./every-outcome.js";
import { counts, finding, result, whole } from "./results.js";

/** Rows of a CSV file by a parser that forgives nothing: neither a bare quote nor a cell too many. */
function rowsOf(text: string): string[][] {
  return parse(text, { record_delimiter: "\r\n", relax_quotes: false, bom: false });
}

const STATEMENT = "Target: emulated; not evidence about a real account.";

const CONTROLLED = result({
  frameworks: [
    {
      id: "soc2",
      name: "SOC 2, Trust Services Criteria",
      version: "2017",
      source: "https://soc.example",
      controls: [
        {
          id: "CC6.1",
          title: 'Only "those" who may',
          status: "not_satisfied",
          rules: ["PAY-ABC-001", "PAY-ABC-002"],
          tested: ["PAY-ABC-001"],
          not_tested: ["PAY-ABC-002"],
          not_covered: "People, and what they do.",
          counts: counts({ pass: 3, fail: 2 }),
        },
      ],
    },
  ],
});

describe("the report as CSV", () => {
  const [head = [], ...rows] = rowsOf(report("csv", EVERY));
  const column = (name: string) => rows.map((row) => row[head.indexOf(name)]);

  it("has a row for each finding, and for what is wrong with a waiver", () => {
    expect(rows).to.have.length(FINDINGS.length + 1);
    expect(column("outcome")).to.deep.equal([
      "waiver",
      ...FINDINGS.map(({ outcome }) => outcome as string),
    ]);
    expect(column("address")[1]).to.equal(plain(FINDINGS[0]?.address ?? ""));
    expect(column("waived_until")[4]).to.equal("2027-01-31");
    expect(new Set(column("target"))).to.deep.equal(new Set(["emulated"]));
    expect(rowsOf(report("csv", EMPTY))).to.have.length(1);
  });

  for (const text of [
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
  ]) {
    it(`has no cell that a program takes for a formula: ${JSON.stringify(text)}`, () => {
      const one = finding({ address: text, message: text, path: text, expected: text, file: text });
      const [names = [], row = []] = rowsOf(report("csv", result({ findings: [one] })));
      for (const name of ["address", "message", "path", "expected", "file"]) {
        const cell = row[names.indexOf(name)] ?? "";
        expect(cell).to.match(/^['\ufffd]/);
        expect(cell.slice(-1)).to.equal(text.slice(-1));
      }
    });
  }

  it("has the findings of several environments, and a statement first where it is asked for", () => {
    const two = [EVERY, { ...EVERY, environment: "prod" }];
    const [first = [], names = [], ...all] = rowsOf(whole(findingsCsv(two, STATEMENT)));
    expect(first.filter((cell) => cell !== "")).to.deep.equal([STATEMENT]);
    expect(names).to.deep.equal(head);
    expect(all).to.have.length(2 * rows.length);
    expect(new Set(all.map(([environment]) => environment))).to.deep.equal(
      new Set(["dev", "prod"]),
    );
  });
});

describe("the controls as CSV", () => {
  it("are a row each, with what was tested, what not, and what no rule covers", () => {
    const [first, names = [], row = []] = rowsOf(whole(controlsCsv([CONTROLLED], STATEMENT)));
    expect(first?.[0]).to.equal(STATEMENT);
    expect(Object.fromEntries(names.map((name, i) => [name, row[i]]))).to.deep.equal({
      environment: "dev",
      target: "emulated",
      framework: "SOC 2, Trust Services Criteria",
      framework_version: "2017",
      control: "CC6.1",
      title: 'Only "those" who may',
      status: "not_satisfied",
      rules_tested: "PAY-ABC-001",
      rules_not_tested: "PAY-ABC-002",
      not_covered: "People, and what they do.",
      pass: "3",
      fail: "2",
      undetermined: "0",
      waived: "0",
      not_applicable: "0",
      error: "0",
    });
  });
});
