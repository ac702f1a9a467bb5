import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { ControlStatus } from "../../src/controls/types.js";
import type { Result } from "../../src/verdict/types.js";
import { counts, finding, result } from "../report/results.js";
import { expectRefusal, runCli } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { recordIn, USED_WAIVER } from "./generate.js";

const A = finding({ address: "aws_x.a", fingerprint: "a".repeat(64) });
const B = finding({ address: "aws_x.b", fingerprint: "b".repeat(64) });

/** The result of a check at noon. */
const on = (day: string, over: Partial<Result> = {}) =>
  result({ now: `${day}T12:00:00Z`, ...over });

function controls(status: ControlStatus): Result["frameworks"] {
  const of = (id: string) => ({
    ...{ id, title: "Stored data", status, not_covered: "Keys." },
    ...{ rules: [], tested: [], not_tested: [], counts: counts() },
  });
  const facts = { name: "PCI DSS", version: "4.0.1", source: "https://example.com" };
  return [
    { id: "pci_dss", ...facts, controls: [of("3.5.1")] },
    { id: "soc2", ...facts, controls: [of("CC6.1")] },
  ];
}

describe("the history answers", function () {
  this.timeout(60_000);
  let dir = "";
  let room = "";
  beforeEach(() => {
    dir = makeFolder();
    room = makeFolder();
  });
  afterEach(() => {
    for (const folder of [dir, room]) removeFolder(folder);
  });

  const ask = (query: string, ...more: string[]) => {
    const words = ["history", dir, "--query", query, "--now", "2026-02-01T00:00:00Z", ...more];
    const { stdout, stderr, status } = runCli([...words, "--format", "json"]);
    expect(stderr).to.equal("");
    expect(status).to.equal(0);
    return JSON.parse(stdout).rows as Record<string, unknown>[];
  };
  const of = (rows: readonly Record<string, unknown>[], ...names: string[]) =>
    rows.map((row) => names.map((name) => row[name]));

  it("verdicts over time, of any environment or of one, from a day on", () => {
    recordIn(dir, on("2026-01-03", { verdict: "violations", exit_code: 1 }));
    recordIn(dir, on("2026-01-01"));
    recordIn(dir, on("2026-01-02", { environment: "prod" }));
    const all = of(ask("verdicts"), "checked_at", "environment", "verdict");
    expect(all).to.deep.equal([
      ["2026-01-01T12:00:00Z", "dev", "passed"],
      ["2026-01-02T12:00:00Z", "prod", "passed"],
      ["2026-01-03T12:00:00Z", "dev", "violations"],
    ]);
    expect(ask("verdicts", "--env", "dev")).to.have.length(2);
    expect(ask("verdicts", "--since", "2026-01-02")).to.have.length(2);
    expect(ask("verdicts", "--since", "2026-01-02", "--env", "dev")).to.have.length(1);
    expect(ask("verdicts", "--env", "' OR 1=1 --")).to.deep.equal([]);
  });

  it("two runs of the same inputs as two verdicts, and their findings once", () => {
    const same = on("2026-01-01", { findings: [A] });
    recordIn(dir, same, "a");
    recordIn(dir, same, "b");
    expect(ask("verdicts")).to.have.length(2);
    expect(of(ask("open"), "address", "checks")).to.deep.equal([["aws_x.a", 1]]);
  });

  it("which findings are open, since when without a break, and since when at all", () => {
    const days: readonly [string, Result["findings"]][] = [
      ["2026-01-01", [A]],
      ["2026-01-02", []],
      ["2026-01-03", [A, B]],
      ["2026-01-04", [A, B]],
      ["2026-01-05", [A]],
    ];
    for (const [day, findings] of days) recordIn(dir, on(day, { findings }));
    const rows = ask("open");
    expect(of(rows, "address", "open_since", "first_seen", "checks", "days")).to.deep.equal([
      ["aws_x.a", "2026-01-03T12:00:00Z", "2026-01-01T12:00:00Z", 3, 2],
    ]);
    expect(of(ask("open", "--since", "2026-01-04"), "open_since")).to.deep.equal([
      ["2026-01-04T12:00:00Z"],
    ]);
  });

  it("the oldest finding first, and no waived one", () => {
    recordIn(dir, on("2026-01-01", { findings: [B] }));
    const waived = finding({ address: "aws_x.c", fingerprint: "c", outcome: "waived" });
    recordIn(dir, on("2026-01-02", { findings: [A, B, waived] }));
    expect(of(ask("open"), "address")).to.deep.equal([["aws_x.b"], ["aws_x.a"]]);
  });

  it("the last check of each project, environment and target by itself", () => {
    recordIn(dir, on("2026-01-01", { findings: [A], target: "aws" }));
    recordIn(dir, on("2026-01-02", { findings: [B], environment: "prod" }));
    recordIn(dir, on("2026-01-03", { findings: [B], project: "other" }));
    recordIn(dir, on("2026-01-04"));
    expect(of(ask("open"), "project", "environment", "target", "address")).to.deep.equal([
      ["payment", "dev", "aws", "aws_x.a"],
      ["payment", "prod", "emulated", "aws_x.b"],
      ["other", "dev", "emulated", "aws_x.b"],
    ]);
  });

  it("which waivers are about to expire, or have, by the last check", () => {
    const waivers = (...days: string[]): Partial<Result> => ({
      waivers: {
        ...{ file: "w.yaml", digest: "3".repeat(64), findings: [] },
        entries: days.map((expires) => ({ ...USED_WAIVER, expires })),
      },
    });
    recordIn(dir, on("2026-01-01", waivers("2026-02-02")));
    recordIn(
      dir,
      on("2026-01-02", waivers("2026-03-03", "2026-02-11", "2026-01-31", "2027-01-01")),
    );
    expect(of(ask("waivers"), "expires", "rule", "approved_by")).to.deep.equal([
      ["2026-01-31", "PAY-ABC-001", "compliance-office"],
      ["2026-02-11", "PAY-ABC-001", "compliance-office"],
      ["2026-03-03", "PAY-ABC-001", "compliance-office"],
    ]);
    expect(ask("waivers", "--days", "9")).to.have.length(1);
    expect(ask("waivers", "--days", "999")).to.have.length(4);
  });

  it("controls by week, from Monday to Sunday", () => {
    const said: readonly [string, ControlStatus][] = [
      ["2026-01-04", "satisfied"],
      ["2026-01-05", "not_satisfied"],
      ["2026-01-11", "waived"],
    ];
    for (const [day, status] of said) recordIn(dir, on(day, { frameworks: controls(status) }));
    const names = ["week", "control", "last_status", "checks", "not_satisfied", "waived"] as const;
    expect(of(ask("controls", "--framework", "pci_dss"), ...names)).to.deep.equal([
      ["2025-12-29", "3.5.1", "satisfied", 1, 0, 0],
      ["2026-01-05", "3.5.1", "waived", 2, 1, 1],
    ]);
    expect(ask("controls")).to.have.length(4);
  });

  it("the same in every time zone, to the second before midnight in UTC", () => {
    recordIn(dir, result({ now: "2026-01-04T23:59:59Z", frameworks: controls("satisfied") }));
    const before = process.env.TZ;
    try {
      const answers = ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"].map((zone) => {
        process.env.TZ = zone;
        return JSON.stringify([ask("verdicts", "--since", "2026-01-04"), ask("controls")]);
      });
      expect(new Set(answers).size).to.equal(1);
      expect(answers[0]).to.contain('"week":"2025-12-29"');
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  it("as text, CSV or JSON, into a file where it is asked for", () => {
    const hostile = finding({ address: "=cmd|' /C calc'!A0", message: 'a\nb,\u001b[2J"c"' });
    recordIn(dir, on("2026-01-01", { findings: [hostile] }));
    const open = (...more: string[]) => runCli(["history", dir, "--query", "open", ...more]);
    const text = open().stdout;
    expect(text.trimEnd().split("\n")).to.have.length(4);
    expect(text).to.contain("is not evidence about a real account");
    expect(text)
      .to.match(/^Open findings, the oldest first: 1 row\n/)
      .and.not.to.contain("\u001b");
    const csv = open("--format", "csv").stdout;
    expect(csv)
      .to.contain(`,'=cmd|' /C calc'!A0,`)
      .and.not.to.match(/[^\r]\n/);
    const file = join(room, "answer.json");
    const { stdout, stderr } = open("--format", "json", "--output", file);
    expect(stdout).to.equal("");
    expect(stderr).to.match(/1 row; the answer is in/);
    expect(readFileSync(file, "utf8")).to.equal(open("--format", "json").stdout);
  });

  it("only what it can be asked", () => {
    recordIn(dir, on("2026-01-01"));
    const file = join(room, "answer.json");
    for (const [words, says] of [
      [["--query", "all"], /--query|Allowed choices are verdicts, open, waivers, controls/],
      [["--since", "2026-02-30"], /--since is no day of the calendar/],
      [["--days", "-1"], /--days is not a whole number/],
      [["--format", "html"], /Allowed choices are text, json, csv/],
      [["--now", "yesterday"], /--now is not an RFC 3339 time/],
      [["--output", join(dir, "answer.json")], /--output lies in the folder of the history/],
    ] as const) {
      const where = words[0] === "--output" ? [] : ["--output", file];
      expectRefusal(runCli(["history", dir, ...where, ...words]), says);
    }
    expect(existsSync(file)).to.equal(false);
  });
});
