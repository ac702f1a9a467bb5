import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect } from "chai";
import { FORMATS } from "../../src/commands/check.js";
import type { Result } from "../../src/verdict/types.js";
import {
  controlsOfCsv,
  controlsOfMarkdown,
  controlsOfOscal,
  controlsOfResult,
} from "../report/control-tally.js";
import { expectCounts, READERS } from "../report/tally.js";
import { BIN } from "../support/cli.js";
import { fixturePlan } from "../support/fixture-plan.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { mayLackTrestle, validateOscal } from "../support/trestle.js";
import { planOf } from "./support.js";

const SOURCE = resolve("policy-runner/test/fixtures/verdicts");

const WAIVERS = `version: 1
waivers:
  - rule: PAY-RET-001
    address: aws_cloudwatch_log_group.bad
    owner: platform-team
    approved_by: compliance-office
    reason: Kept short while the archive is moved.
    ticket: PAY-1
    expires: "2027-01-31"
  - rule: PAY-RET-001
    address: aws_cloudwatch_log_group.nowhere
    owner: platform-team
    approved_by: compliance-office
    reason: Was there before.
    ticket: PAY-2
    expires: "2027-01-31"
`;

/** Runs a check that writes every format into a folder. */
function writeAll(
  plan: string,
  folder: string,
  env: NodeJS.ProcessEnv = {},
): ReadonlyMap<string, Buffer> {
  mkdirSync(folder, { recursive: true });
  const reports = FORMATS.flatMap((format) => ["--report", `${format}=${join(folder, format)}`]);
  const words = ["--env", "dev", "--now", "2026-11-01T00:00:00Z", "--quiet", ...reports];
  const given = ["--source", "source", "--waivers", "waivers.yaml"];
  const { status, stderr } = spawnSync(process.execPath, [BIN, "check", plan, ...words, ...given], {
    cwd: join(folder, ".."),
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  expect(stderr).to.equal("");
  expect(status).to.be.oneOf([0, 1]);
  return new Map(FORMATS.map((format) => [format, readFileSync(join(folder, format))]));
}

/** A folder with the source and the waivers that a check is given. */
function deskOf(): string {
  return makeFolder({
    "waivers.yaml": WAIVERS,
    "source/main.tf": readFileSync(join(SOURCE, "main.tf"), "utf8"),
  });
}

describe("every format of a check", function () {
  this.timeout(240_000);
  const secret = randomBytes(8).toString("hex");
  const desks: string[] = [];
  const written = new Map<string, ReadonlyMap<string, Buffer>>();
  let verdicts = "";

  before(async () => {
    verdicts = await fixturePlan("verdicts", { secret });
    const desk = deskOf();
    desks.push(desk, makeFolder({ "empty.json": planOf([]) }));
    const plans = {
      "every verdict": verdicts,
      "what passes": await fixturePlan("compliant"),
      "no resource": join(desks[1] ?? "", "empty.json"),
    };
    for (const [what, plan] of Object.entries(plans)) {
      written.set(what, writeAll(plan, join(desk, what.replaceAll(" ", "-"))));
    }
  });

  after(async () => {
    desks.forEach(removeFolder);
    await rm(verdicts, { force: true });
  });

  for (const what of ["every verdict", "what passes", "no resource"]) {
    it(`counts the same, of a plan with ${what}`, () => {
      const reports = written.get(what) ?? new Map<string, Buffer>();
      const result = JSON.parse(String(reports.get("json"))) as Result;
      for (const [format, bytes] of reports) {
        if (READERS[format] !== undefined) expectCounts(format, bytes.toString("utf8"), result);
      }
    });
  }

  for (const what of ["every verdict", "what passes", "no resource"]) {
    it(`counts the same controls, of a plan with ${what}`, () => {
      const text = (format: string) => String(written.get(what)?.get(format));
      const result = JSON.parse(text("json")) as Result;
      const own = controlsOfResult(result);
      expect(
        Object.values(own)
          .flat()
          .some((count) => count > 0),
      ).to.equal(true);
      expect(controlsOfMarkdown(text("markdown"), result)).to.deep.equal(own);
      expect(controlsOfOscal(text("oscal"), result)).to.deep.equal(own);
      expect(controlsOfCsv(result)).to.deep.equal(own);
    });
  }

  it("has, of the plans, whatever a finding can be, and nothing", () => {
    const outcomes = (what: string) =>
      (JSON.parse(String(written.get(what)?.get("json"))) as Result).totals.outcomes;
    const every = outcomes("every verdict");
    for (const name of ["pass", "fail", "undetermined", "waived", "not_applicable"] as const) {
      expect(every[name], name).to.be.above(0);
    }
    expect(Object.values(outcomes("no resource")).every((n) => n === 0)).to.equal(true);
  });

  it("is the same in another folder, time zone and locale", () => {
    const desk = deskOf();
    desks.push(desk);
    const env = { TZ: "Pacific/Kiritimati", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" };
    const there = writeAll(verdicts, join(desk, "elsewhere"), env);
    for (const [format, bytes] of written.get("every verdict") ?? []) {
      expect(there.get(format)?.equals(bytes), format).to.equal(true);
    }
  });

  it("holds no planted secret", () => {
    expect(readFileSync(verdicts, "utf8")).to.contain(secret);
    for (const [format, bytes] of written.get("every verdict") ?? []) {
      expect(bytes.includes(secret), format).to.equal(false);
    }
  });

  it("as OSCAL is valid by compliance-trestle", function () {
    if (mayLackTrestle()) this.skip();
    const documents = [...written].map(
      ([what, reports]) => [what.replaceAll(" ", "-"), String(reports.get("oscal"))] as const,
    );
    for (const said of validateOscal(new Map(documents)).values()) expect(said).to.equal("");
  });
});

describe("the summary of a step", function () {
  this.timeout(60_000);

  it("is added to what the step has written before, and after what else it prints", () => {
    const folder = makeFolder({ "plan.json": planOf([]), "summary.md": "# Before\n" });
    try {
      const line = `"${process.execPath}" "${BIN}" check plan.json --env dev --format github --report markdown=/dev/fd/3 3>>"$GITHUB_STEP_SUMMARY"`;
      const env = { ...process.env, GITHUB_STEP_SUMMARY: join(folder, "summary.md") };
      for (let i = 0; i < 2; i++) {
        const { status, stdout, stderr } = spawnSync("sh", ["-c", line], {
          cwd: folder,
          encoding: "utf8",
          env,
        });
        expect(stderr).to.equal("");
        expect(status).to.equal(0);
        expect(stdout).to.match(/^::notice /);
      }
      const summary = readFileSync(env.GITHUB_STEP_SUMMARY, "utf8");
      expect(summary).to.match(/^# Before\n<!-- policy-runner: dev -->/);
      expect(summary.match(/^## ✅ PASSED/gm)).to.have.length(2);
    } finally {
      removeFolder(folder);
    }
  });
});
