import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import type { JsonObject } from "../../src/constants.js";
import type { Unit } from "../../src/input/types.js";
import { expectRefusal, runCli } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { expectValid, schema } from "./schema.js";
import { created, planOf, SHORT, SOUND } from "./support.js";

const SECRET = randomBytes(12).toString("base64url");
const MARKED = randomBytes(12).toString("base64url");

/** Topics enough for several shards, one that carries a secret in sight, and a marked attribute. */
const PLAN = planOf(
  [
    ...Array.from({ length: 250 }, (_, i) =>
      created(`aws_sns_topic.t${i}`, { tags_all: { environment: "dev" } }),
    ),
    created("aws_sns_topic.leak", { tags_all: { environment: `x-${SECRET}` } }),
    created(
      "aws_cloudwatch_log_group.g",
      { retention_in_days: 7, name: MARKED },
      { after_sensitive: { name: true } },
    ),
    SHORT,
    SOUND,
  ],
  {
    output_changes: {
      o: {
        actions: ["create"],
        before: null,
        after: SECRET,
        after_unknown: false,
        before_sensitive: true,
        after_sensitive: true,
      },
    },
  },
);

interface Line extends JsonObject {
  readonly rules: JsonObject[];
  readonly facts: JsonObject;
  readonly units: { [type: string]: JsonObject[] };
}

const linesOf = (text: string): Line[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);

const unitsOf = (text: string): Unit[] =>
  linesOf(text).flatMap(({ units }) => Object.values(units).flat() as unknown as Unit[]);

describe("input", () => {
  let dir = "";
  let plan = "";
  before(() => {
    dir = makeFolder({
      "plan.json": PLAN,
      "plan.json.gz": gzipSync(PLAN),
      "empty.json": planOf([]),
      "off.yaml": "rules: {PAY-RET-001: {enforcement: disabled}}",
      "main.tf": `resource "${SOUND.type}" "sound" {\n  lifecycle {\n    prevent_destroy = true\n  }\n}\n`,
    });
    plan = join(dir, "plan.json");
  });
  after(() => removeFolder(dir));

  const input = (...more: string[]) => runCli(["input", ...more, "--env", "dev"]);

  it("writes every resource once, and each line fits the schema of the policy input", () => {
    const { stdout, stderr, status } = input(plan);
    expect([status, stderr]).to.deep.equal([0, ""]);
    const lines = linesOf(stdout);
    expect(lines).to.have.length.above(1);
    for (const line of lines) expectValid(schema("input"), line);
    const addresses = unitsOf(stdout).map(({ address }) => address);
    expect(new Set(addresses)).to.have.property("size", 254);
    expect(addresses).to.have.length(254);
  });

  it("holds nothing that the plan marks sensitive", () => {
    const { stdout } = input(plan);
    expect(PLAN).to.contain(SECRET).and.to.contain(MARKED);
    for (const value of [SECRET, MARKED]) {
      expect(stdout.includes(value)).to.equal(false);
      expect(stdout.includes(value.slice(0, 8)), "a part").to.equal(false);
    }
    const leak = unitsOf(stdout).find(({ address }) => address === "aws_sns_topic.leak");
    expect(leak?.sensitive).to.deep.equal({ "/tags_all/environment": true });
  });

  it("writes the same from a file, gzip and standard input, to a file and standard output", () => {
    const { stdout } = input(plan);
    expect(input(`${plan}.gz`).stdout).to.equal(stdout);
    expect(runCli(["input", "-", "--env", "dev"], PLAN).stdout).to.equal(stdout);
    const output = join(dir, "input.jsonl");
    const run = input(plan, "--output", output);
    expect([run.status, run.stdout]).to.deep.equal([0, ""]);
    expect(run.stderr).to.equal(`The policy input of 254 resources is in ${output}\n`);
    expect(readFileSync(output, "utf8")).to.equal(stdout);
  });

  it("tells the facts where there is no resource", () => {
    const [line, ...more] = linesOf(input(join(dir, "empty.json")).stdout);
    expect(more).to.deep.equal([]);
    expect(line?.units).to.deep.equal({});
    expect(line?.facts).to.include({ environment: "dev", resources: 0 });
    expectValid(schema("input"), line);
  });

  it("names the rules that would run, and reads the HCL source where it is given", () => {
    const ids = (...more: string[]) =>
      linesOf(input(plan, ...more).stdout)[0]?.rules.map(({ id }) => id);
    expect(ids()).to.include("PAY-RET-001").and.not.include("PAY-DEL-007");
    expect(ids("--config", join(dir, "off.yaml"))).not.to.include("PAY-RET-001");
    expect(ids("--source", dir)).to.include("PAY-DEL-007");
    const sound = unitsOf(input(plan, "--source", dir).stdout).find(
      ({ address }) => address === SOUND.address,
    );
    expect(sound?.source).to.deep.equal({ prevent_destroy: true, missing: null });
  });

  it("refuses what can not be judged, and to write over the plan", () => {
    expectRefusal(runCli(["input", "-", "--env", "dev"], "{}"), /standard input/);
    expectRefusal(input(plan, "--output", plan), /The plan and --output are not different files/);
    expect(readFileSync(plan, "utf8")).to.equal(PLAN);
  });
});
