import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { JsonObject } from "../../src/constants.js";
import type { Parity } from "../../src/parity/types.js";
import { applicable, judge } from "../../src/parity/variations.js";
import { expectRefusal, runCli } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { changedPlan, type Name, planPath } from "./fixture.js";
import { type Entry, entriesOf } from "./mutations.js";

const NAMES = ["dev", "staging", "prod"] as const;

const GOOD = {
  kind: "value",
  owner: "platform-team",
  approved_by: "payments-engineering",
  reason: "It may differ, since the test says so.",
};

const MEMORY = { ...GOOD, type: "aws_lambda_function", path: "/memory_size" };

/** What is declared is held to order: narrow, single, owned, needed, and no longer than it may be. */
describe("declared variations", function () {
  this.timeout(120_000);
  let folder: string;
  const paths = new Map<Name, string>();

  before(async () => {
    folder = makeFolder();
    for (const name of NAMES) paths.set(name, await planPath(name));
  });
  after(() => removeFolder(folder));

  function file(...variations: JsonObject[]): string {
    const path = join(folder, "variations.yaml");
    writeFileSync(path, JSON.stringify({ version: 1, variations }));
    return path;
  }

  const all = () => NAMES.map((name) => `${name}=${paths.get(name)}`);

  const run = (words: readonly string[], ...options: string[]) =>
    runCli(["compare", ...words, "--format", "json", "--now", "2027-03-01T00:00:00Z", ...options]);

  function parity(words: readonly string[], ...options: string[]): Parity {
    const { stdout, stderr } = run(words, ...options);
    expect(stderr).to.equal("");
    return JSON.parse(stdout) as Parity;
  }

  const problems = (...variations: JsonObject[]) =>
    parity(all(), "--variations", file(...variations)).findings.map((one) => one.problem);

  const changed = async (name: Name, change: (entries: Entry[], plan: JsonObject) => void) =>
    `${name}=${await changedPlan(folder, name, (plan) => change(entriesOf(plan), plan))}`;

  it("in order are no finding", () => {
    expect(problems(MEMORY)).to.deep.equal([]);
  });

  for (const [what, variation] of Object.entries<JsonObject>({
    "any attribute": { ...MEMORY, path: "/*" },
    "any attribute, deeper": { ...MEMORY, path: "/*/*" },
    "any address": { ...MEMORY, type: undefined as never, address: "a*" },
    "any type of a provider": { ...MEMORY, type: undefined as never, address: "aws_*" },
    "any module": { ...MEMORY, type: undefined as never, address: "module.*" },
    "a name in any type": { ...MEMORY, type: undefined as never, address: "*.this" },
  })) {
    it(`that name ${what} are over-broad`, () => {
      expect(problems(variation)).to.include("over-broad");
    });
  }

  it("that name a type or a module in full are not", () => {
    const own = (address: string) => ({ ...MEMORY, type: undefined as never, address });
    for (const address of ["*.aws_lambda_function.this", "aws_lambda_function.*", "module.a.*"])
      expect(problems(own(address)), address).not.to.include("over-broad");
  });

  it("that say the same, or only what others before them say, are duplicates", () => {
    const narrow = { ...MEMORY, type: undefined as never, address: "aws_lambda_function.this" };
    expect(problems(MEMORY, MEMORY)).to.deep.equal(["duplicate"]);
    expect(problems(MEMORY, narrow)).to.deep.equal(["duplicate"]);
    expect(problems({ ...MEMORY, expires: "2027-01-01" }, narrow)).to.deep.equal(["expired"]);
  });

  it("of which nothing differs, which nobody owns, or which their owner approves", () => {
    expect(problems(MEMORY, { ...MEMORY, path: "/timeout" })).to.deep.equal(["stale"]);
    expect(problems({ ...MEMORY, owner: " " })).to.deep.equal(["unowned"]);
    expect(problems({ ...MEMORY, approved_by: "platform-team" })).to.deep.equal(["self-approved"]);
  });

  it("are nobody's where names are made of letters that show nothing, or stand for nobody", () => {
    for (const nobody of ["\u200b", "\u3164\u2060", "n/a"]) {
      expect(problems({ ...MEMORY, owner: nobody }), nobody).to.deep.equal(["unowned"]);
      expect(problems({ ...MEMORY, approved_by: nobody }), nobody).to.deep.equal(["unowned"]);
    }
    expect(problems({ ...MEMORY, reason: "\u200b".repeat(20) })).to.deep.equal(["unowned"]);
    const same = { ...MEMORY, approved_by: "Platform\u200b-Team" };
    expect(problems(same)).to.deep.equal(["self-approved"]);
  });

  it("that name nearly anything let nothing differ", () => {
    const broad = { ...MEMORY, type: undefined as never, address: "*.this" };
    const { differences, findings } = parity(all(), "--variations", file(broad));
    expect(differences.map((one) => one.path)).to.include("/memory_size");
    expect(findings.map((one) => one.problem)).to.deep.equal(["over-broad"]);
  });

  it("with many stars are held to names in no time", () => {
    const path = `/${"*a".repeat(40)}*b`;
    const name = `/${"a".repeat(60)}`;
    const difference = {
      address: "aws_x_y.z",
      type: "aws_x_y",
      path: name,
      kind: "value",
    } as const;
    const found = { ...difference, outcome: "differs", values: {}, odd: [], note: "" } as const;
    const entry = { ...GOOD, kind: "value", type: "aws_x_y", path } as const;
    const start = performance.now();
    const environments = [`${"*a".repeat(40)}*b`];
    expect(applicable([{ ...entry, environments }], ["a".repeat(60)])).to.deep.equal([]);
    const { differences } = judge([{ difference: found, plain: {} }], [entry], "2027-03-01");
    expect([differences.length, performance.now() - start < 1_000]).to.deep.equal([1, true]);
  });

  it("hold each environment to its value, and name the one that has another", () => {
    const allowed = { dev: 256, staging: 512, prod: 2048 };
    const { differences, exit_code } = parity(all(), "--variations", file({ ...MEMORY, allowed }));
    expect(differences.map(({ odd, note }) => [odd, note])).to.deep.equal([
      [["prod"], "not the declared value in prod"],
    ]);
    expect(exit_code).to.equal(1);
  });

  it("are proposed for all that was found, and refused until somebody answers for them", async () => {
    const prod = await changed("prod", (entries, plan) => {
      const vpc = entries.find((one) => one.type === "aws_vpc")?.change.after as JsonObject;
      vpc.tags = { ...(vpc.tags as JsonObject), "a/b c": "x", "a*": "z", "prod-key": "y" };
      plan.resource_changes = entries.filter((one) => one.type !== "aws_sns_topic");
      const root = (plan.configuration as JsonObject).root_module as JsonObject;
      delete (root.variables as JsonObject).secret;
      plan.terraform_version = "1.9.9";
    });
    const words = all().with(2, prod);
    const proposed = join(folder, "proposed.yaml");
    const first = parity(words, "--write-variations", proposed);
    expect(first.differences).to.have.length.above(5);
    const refused = parity(words, "--variations", proposed);
    expect(new Set(refused.findings.map((one) => one.problem))).to.deep.equal(new Set(["unowned"]));
    expect([refused.exit_code, refused.differences]).to.deep.equal([1, []]);
    const filled = readFileSync(proposed, "utf8")
      .replace(/owner: .*/g, "owner: a-team")
      .replace(/approved_by: .*/g, "approved_by: b-team")
      .replace(/reason: .*/g, "reason: It may differ, since the test says so.");
    writeFileSync(proposed, filled);
    expect(parity(words, "--variations", proposed).findings).to.deep.equal([]);
  });

  it("could not judge: a day that there is not, and proposals over the declarations", () => {
    const wrong = file({ ...MEMORY, expires: "2027-02-30" });
    expectRefusal(run(all(), "--variations", wrong), /names the day 2027-02-30/);
    const own = file(MEMORY);
    expectRefusal(
      run(all(), "--variations", own, "--write-variations", own),
      /would replace the declared variations/,
    );
  });
});
