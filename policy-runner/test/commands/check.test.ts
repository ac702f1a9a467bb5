import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Outcome } from "../../src/evaluate/types.js";
import type { Result } from "../../src/verdict/types.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { CLOCK, planOf, run, SHORT, SOUND } from "./support.js";

const PASSING = planOf([SOUND]);
const FAILING = planOf([SOUND, SHORT]);

describe("check", () => {
  let dir = "";
  let plan = "";
  before(() => {
    dir = makeFolder({
      "plan.json": FAILING,
      "advisory.yaml": "rules: {PAY-RET-001: {enforcement: {dev: advisory}}}",
      "disabled.yaml": "rules: {PAY-RET-001: {enforcement: disabled}}",
      "tier.yaml": "environments: {dev: {parameters: {log_retention_days: 3}}}",
      "shop.yaml": "project: shop",
    });
    plan = join(dir, "plan.json");
  });
  after(() => removeFolder(dir));

  const check = (...more: string[]) => run(["check", plan, "--env", "dev", ...more]);
  const config = (name: string) => ["--config", join(dir, name)];
  const judged = async (...more: string[]): Promise<Result> =>
    JSON.parse((await check("--format", "json", ...more)).stdout) as Result;

  it("ends with 0 and the verdict as the last line where nothing is wrong", async () => {
    const { exit, stdout, stderr } = await run(["check", "-", "--env", "dev"], { stdin: PASSING });
    expect(stdout).to.match(
      /\nPASSED: dev, \d+ of \d+ rules, 1 resources, 0 blocking findings \(target: unknown\)\n$/,
    );
    expect([exit, stderr]).to.deep.equal([0, ""]);
  });

  it("ends with 1 and the finding where something is", async () => {
    const { exit, stdout, stderr } = await check();
    expect(stdout).to.contain(
      '  FAIL  PAY-RET-001  aws_cloudwatch_log_group.short["a.b"]\n    retention_in_days is 3; expected 7\n',
    );
    expect(stdout).to.match(/\nVIOLATIONS: .*\n$/);
    expect([exit, stderr]).to.deep.equal([1, ""]);
  });

  it("names every rule of the pack in the text", async () => {
    const { rules } = await judged();
    const { stdout } = await check();
    for (const rule of rules) expect(stdout).to.match(new RegExp(`^  ${rule.id} `, "m"));
    expect(stdout).to.match(/PAY-DEL-007 .*needs the HCL source \(--source DIR\)/);
  });

  it("judges by the environment that is asked for", async () => {
    const { findings, environment } = JSON.parse(
      (await run(["check", plan, "--env", "prod", "--format", "json"])).stdout,
    ) as Result;
    expect(environment).to.equal("prod");
    expect(findings.find((one) => one.rule === "PAY-RET-001")?.expected).to.equal(90);
    expect(findings.filter((one) => one.rule === "PAY-TAG-001")).to.have.length(2);
  });

  it("judges by a team's configuration", async () => {
    const advisory = await judged(...config("advisory.yaml"));
    expect([
      advisory.verdict,
      advisory.findings.length,
      advisory.findings[0]?.blocking,
    ]).to.deep.equal(["passed", 1, false]);
    const disabled = await judged(...config("disabled.yaml"));
    const rule = disabled.rules.find((one) => one.id === "PAY-RET-001");
    expect([disabled.verdict, rule?.not_tested, rule?.resources]).to.deep.equal([
      "passed",
      "disabled in dev",
      1,
    ]);
    expect((await judged(...config("tier.yaml"))).verdict).to.equal("passed");
    expect((await judged(...config("shop.yaml"))).findings.map((one) => one.rule)).to.include(
      "PAY-TAG-001",
    );
  });

  it("writes the report to a file, and the verdict to stderr", async () => {
    const output = join(dir, "report.json");
    const printed = await check("--format", "json");
    const { exit, stdout, stderr } = await check("--format", "json", "--output", output);
    expect(readFileSync(output, "utf8")).to.equal(printed.stdout);
    expect(stderr).to.match(
      /^VIOLATIONS: dev, \d+ of \d+ rules, 2 resources, 1 blocking finding \(target: unknown\); the report is in .*\n$/,
    );
    expect(stderr).to.contain(output);
    expect([exit, stdout]).to.deep.equal([1, ""]);
  });

  it("writes every outcome, as many as the result counts", async () => {
    const file = join(dir, "outcomes.jsonl");
    const { totals, rules } = await judged("--outcomes", file);
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    const outcomes = lines.map((line) => JSON.parse(line) as Outcome);
    for (const [name, number] of Object.entries(totals.outcomes)) {
      expect(
        outcomes.filter((one) => one.outcome === name),
        name,
      ).to.have.length(number);
    }
    const tested = rules.filter((rule) => rule.not_tested === null);
    expect(outcomes).to.have.length(tested.reduce((sum, rule) => sum + rule.resources, 0));
  });

  it("writes the same outcomes for any size of shards and order of resources", async () => {
    const outcomes = async (stdin: string, size: string) => {
      const file = join(dir, "sorted.jsonl");
      await run(["check", "-", "--env", "dev", "--outcomes", file, "--shard-size", size], {
        stdin,
      });
      return readFileSync(file, "utf8");
    };
    const first = await outcomes(FAILING, "100");
    expect(first.split("\n").length).to.be.above(5);
    expect(await outcomes(FAILING, "1")).to.equal(first);
    expect(await outcomes(planOf([SHORT, SOUND]), "1")).to.equal(first);
  });

  it("gives the same bytes for the same inputs, whatever the order of resources", async () => {
    const args = ["check", "-", "--env", "dev", "--format", "json"];
    const [a, b] = [await run(args, { stdin: FAILING }), await run(args, { stdin: FAILING })];
    expect(a).to.deep.equal(b);
    const turned = await run(args, { stdin: planOf([SHORT, SOUND]) });
    const digests = /"digest": "[0-9a-f]{64}"/;
    expect(turned.stdout).not.to.equal(a.stdout);
    expect(turned.stdout.replace(digests, "")).to.equal(a.stdout.replace(digests, ""));
  });

  it("paints for a terminal, and not for NO_COLOR, a pipe or a file", async () => {
    const paint = async (fake: object, ...more: string[]) =>
      (await run(["check", plan, "--env", "dev", ...more], fake)).stdout.includes("\u001b");
    expect(await paint({ isTTY: true })).to.equal(true);
    expect(await paint({ isTTY: true, env: { NO_COLOR: "1" } })).to.equal(false);
    expect(await paint({})).to.equal(false);
    expect(await paint({ isTTY: true }, "--format", "json")).to.equal(false);
    const file = join(dir, "plain.txt");
    await run(["check", plan, "--env", "dev", "--output", file], { isTTY: true });
    expect(readFileSync(file, "utf8")).not.to.contain("\u001b");
  });

  it("hands a terminal no character that it would obey, and a pipe the same text as JSON", async () => {
    const odd = 'aws_cloudwatch_log_group.short["a\u009b2J\u202eb"]';
    const stdin = FAILING.replaceAll(String.raw`aws_cloudwatch_log_group.short[\"a.b\"]`, () =>
      JSON.stringify(odd).slice(1, -1),
    );
    const words = ["check", "-", "--env", "dev", "--format", "json"];
    const [shown, piped] = [await run(words, { stdin, isTTY: true }), await run(words, { stdin })];
    expect(shown.stdout).to.match(
      /^[^\u007f-\u009f\u202e]*\\u009b2J\\u202e[^\u007f-\u009f\u202e]*$/,
    );
    expect(piped.stdout).to.contain("a\u009b2J\u202eb");
    expect(JSON.parse(shown.stdout)).to.deep.equal(JSON.parse(piped.stdout));
  });

  it("takes the clock from --now, else SOURCE_DATE_EPOCH, else the system", async () => {
    const now = async (env: NodeJS.ProcessEnv, ...more: string[]) =>
      JSON.parse(
        (await run(["check", plan, "--env", "dev", "--format", "json", ...more], { env })).stdout,
      ).now;
    expect(await now({})).to.equal(CLOCK.replace(/\.\d+/, ""));
    expect(await now({ SOURCE_DATE_EPOCH: "" })).to.equal(CLOCK.replace(/\.\d+/, ""));
    expect(await now({ SOURCE_DATE_EPOCH: "0" })).to.equal("1970-01-01T00:00:00Z");
    expect(await now({ SOURCE_DATE_EPOCH: "0" }, "--now", "2024-02-29T23:30:00.5-01:00")).to.equal(
      "2024-03-01T00:30:00Z",
    );
  });
});
