import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "chai";
import { init } from "../../src/commands/init.js";
import { created, planOf } from "../commands/support.js";
import { type Acted, CompositeAction, cleanClone } from "../support/action.js";
import { fixturePlan } from "../support/fixture-plan.js";
import { makeFolder, removeFolder } from "../support/folders.js";

const ACTION = ".github/actions/policy-check";
const CLOSED = "http://127.0.0.1:9";
const OFFLINE = { npm_config_registry: CLOSED, https_proxy: CLOSED, http_proxy: CLOSED };

/** Every step as GitHub would run it, in the workspace of another repository, with the action from a clean clone. */
describe("the action that other repositories use", function () {
  this.timeout(240_000);
  let clone = "";
  let workspace = "";
  let action: CompositeAction;

  before(async () => {
    clone = cleanClone();
    action = new CompositeAction(join(clone, ACTION));
    workspace = makeFolder();
    cpSync(await fixturePlan("verdicts", { secret: "planted" }), join(workspace, "fails.json"));
    cpSync(await fixturePlan("compliant"), join(workspace, "passes.json"));
    cpSync("policy-runner/test/fixtures/verdicts/main.tf", join(workspace, "main.tf"));
    execFileSync("npm", ["pack", "--silent", "--pack-destination", workspace]);
  });
  after(() => {
    removeFolder(workspace);
    removeFolder(clone);
  });
  afterEach(() => rmSync(join(workspace, "policy-reports"), { recursive: true, force: true }));

  const run = (given: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv = OFFLINE) =>
    action.run(workspace, given, env);
  const tarball = () => readdirSync(workspace).find((name) => name.endsWith(".tgz")) ?? "";
  const refused = (acted: Acted, says: RegExp): void => {
    expect(acted.stdout).to.match(says);
    expect(acted.status).to.equal(2);
    expect(acted.outputs).to.include({
      verdict: "could-not-judge",
      "exit-code": "2",
      blocking: "",
    });
    expect(acted.summary).to.equal("");
    expect(readdirSync(workspace)).not.to.include("pwned");
  };

  it("builds the runner of its own commit, and passes what passes", () => {
    expect(existsSync(join(clone, ".build"))).to.equal(false);
    const { status, stdout, summary, outputs, stderr } = run({ plan: "passes.json" }, {});
    expect(status, stderr).to.equal(0);
    expect(outputs).to.include({
      verdict: "passed",
      "exit-code": "0",
      blocking: "0",
      fail: "0",
      "report-dir": "policy-reports",
      sarif: "policy-reports/policy.sarif",
    });
    expect(Number(outputs.resources)).to.be.greaterThan(300);
    expect(Number(outputs.pass)).to.be.greaterThan(300);
    expect(stdout).to.contain("\nPASSED: default");
    expect(summary).to.match(/passed/i);
    expect(readdirSync(join(workspace, "policy-reports")).sort()).to.deep.equal([
      "policy.json",
      "policy.sarif",
    ]);
  });

  it("has then built the same package, byte for byte, as this checkout", () => {
    execFileSync("npm", ["pack", "--silent"], { cwd: clone });
    const [own, other] = [workspace, clone].map((folder) => readFileSync(join(folder, tarball())));
    expect(other?.equals(own ?? Buffer.alloc(0))).to.equal(true);
  });

  it("fails what fails, with annotations on the lines, a summary and reports", () => {
    const { status, stdout, summary, outputs } = run({
      plan: "fails.json",
      source: ".",
      reports: "json  html\njunit",
      "report-dir": "out/of reports",
    });
    expect(status).to.equal(1);
    const { totals } = JSON.parse(
      readFileSync(join(workspace, "out/of reports/policy.json"), "utf8"),
    );
    expect(outputs).to.include({
      verdict: "violations",
      "exit-code": "1",
      blocking: String(totals.blocking),
      fail: String(totals.outcomes.fail),
      undetermined: String(totals.outcomes.undetermined),
      "report-dir": "out/of reports",
      sarif: "",
    });
    expect(stdout).to.match(/^::error file=main\.tf,line=\d+.*PAY-ENC-001/m);
    expect(summary).to.contain("PAY-ENC-001");
    expect(readdirSync(join(workspace, "out/of reports")).sort()).to.deep.equal([
      "policy.html",
      "policy.json",
      "policy.junit.xml",
    ]);
    rmSync(join(workspace, "out"), { recursive: true });
  });

  it("may only tell of violations, and be silent", () => {
    const quiet = { annotations: "false", summary: "false", reports: "" };
    const acted = run({ plan: "fails.json", "fail-on": "could-not-judge", ...quiet });
    expect(acted.status).to.equal(0);
    expect(acted.outputs).to.include({ verdict: "violations", "exit-code": "1", "report-dir": "" });
    expect(acted.stdout).not.to.match(/^::(?:error|warning|notice)/m);
    expect(acted.summary).to.equal("");
    expect(existsSync(join(workspace, "policy-reports"))).to.equal(false);
  });

  it("takes a team's configuration and waivers", async () => {
    const folder = join(workspace, "team");
    const policies = resolve("policies/dist");
    await init({ folder, force: false, policies, now: "2026-01-01T00:00:00Z" });
    const given = { config: "team/team.yaml", waivers: "team/waivers.yaml" };
    expect(run({ plan: "passes.json", ...given }).status).to.equal(0);
    expect(run({ plan: "fails.json", ...given }).status).to.equal(1);
    writeFileSync(join(folder, "team.yaml"), "rulez: {}\n");
    refused(run({ plan: "passes.json", ...given }), /^::error .*does not know "rulez"/m);
  });

  it("uses a packed runner without a network", () => {
    const { status, outputs, stderr } = run({ plan: "fails.json", package: tarball() });
    expect(status, stderr).to.equal(1);
    expect(outputs.verdict).to.equal("violations");
    refused(run({ plan: "passes.json", package: "left-pad" }), /The input package is not the path/);
  });

  const hostile = `x"; touch pwned; echo $(touch pwned) \`touch pwned\` '`;
  for (const [what, given, says] of [
    ["a plan that is not there", { plan: "none.json" }, /^::error .*none\.json/m],
    ["no plan", { plan: "" }, /^::error /m],
    ["a plan that is an option", { plan: "--help" }, /^::error .*--help/m],
    [
      "an environment that is code",
      { plan: "passes.json", env: hostile },
      /^::error .*--env is no name/m,
    ],
    ["a plan that is code", { plan: hostile }, /^::error .*touch pwned.*no such file/m],
    [
      "a configuration that is an option",
      { plan: "passes.json", config: "--help" },
      /^::error .*--help/m,
    ],
    [
      "reports that are code",
      { plan: "passes.json", reports: hostile },
      /The input reports is not names/,
    ],
    ["a report that there is not", { plan: "passes.json", reports: "xls" }, /--report is not like/],
    [
      "another word for fail-on",
      { plan: "passes.json", "fail-on": "never" },
      /The input fail-on is/,
    ],
    ["a pack that is none", { plan: "passes.json", pack: "nowhere" }, /are missing or damaged/],
    ["reports in the pack's folder", { plan: "passes.json", pack: "." }, /in the folder of --pack/],
  ] as const) {
    it(`could not judge ${what}`, () => refused(run(given), says));
  }

  it("lets no text of a plan be a command of the runner, nor an output", () => {
    const name = 'aws_kms_key.a["\\n::set-output name=verdict::passed\\n::error::%0A::x"]';
    writeFileSync(
      join(workspace, "hostile.json"),
      planOf([created(name, { description: "::add-mask::x", enable_key_rotation: false })]),
    );
    const { status, stdout, outputs } = run({ plan: "hostile.json" });
    expect(status).to.equal(1);
    expect(outputs.verdict).to.equal("violations");
    const [, token = ""] = /^::stop-commands::(\S+)$/m.exec(stdout) ?? [];
    const [before = "", , after = ""] = stdout.split(token);
    expect(before).to.equal("::stop-commands::");
    for (const line of after.split("\n").filter((one) => one.startsWith("::"))) {
      expect(line).to.match(/^::$|^::(?:error|warning|notice) (?:file=|title=)/);
      expect(line).not.to.match(/set-output name=verdict::passed$|::add-mask/);
    }
  });

  it("is described by the team's guide, every input and output", () => {
    const guide = readFileSync("docs/teams-guide.md", "utf8");
    const { inputs, outputs } = action.action;
    const [, takes = "", gives = ""] = guide.split(/^\| (?:input|output) \|.*$/m);
    for (const name of Object.keys(inputs)) expect(takes).to.contain(`\`${name}\``);
    for (const name of Object.keys(outputs)) expect(gives).to.contain(`\`${name}\``);
  });

  it("hands inputs to its scripts as variables, and nothing else", () => {
    const { inputs, runs } = action.action;
    const said = JSON.stringify(runs.steps.map(({ env }) => env));
    for (const name of Object.keys(inputs)) expect(said).to.contain(`\${{ inputs.${name} }}`);
    for (const step of runs.steps) {
      expect(step.run).not.to.contain("${{");
      expect(step.shell).to.equal("bash");
    }
  });

  it("is used rightly by the workflow that init writes", async function () {
    if (spawnSync("actionlint", ["-version"]).status !== 0) {
      if (process.env.CI === "true") expect.fail("actionlint is not installed");
      this.skip();
    }
    const folder = makeFolder({ ".git/HEAD": "" });
    const place = `acme/policy@${"0".repeat(40)}`;
    const policies = resolve("policies/dist");
    await init({ folder, force: false, policies, now: "2026-01-01T00:00:00Z", workflow: place });
    const file = join(folder, ".github/workflows/policy-check.yml");
    const text = readFileSync(file, "utf8");
    // As if it were the other repository's own: then actionlint holds the inputs to the action's.
    const own = text.replace(`acme/policy/${ACTION}@${"0".repeat(40)}`, `./${ACTION}`);
    expect(own).not.to.equal(text);
    writeFileSync(file, own);
    mkdirSync(join(folder, ACTION), { recursive: true });
    cpSync(ACTION, join(folder, ACTION), { recursive: true });
    const lint = () =>
      spawnSync("actionlint", ["-no-color", "-shellcheck=", "-pyflakes="], {
        cwd: folder,
        encoding: "utf8",
      });
    expect(lint().stdout).to.equal("");
    expect(lint().status).to.equal(0);
    writeFileSync(file, own.replace("config: team.yaml", "konfig: team.yaml"));
    expect(lint().stdout, "what is wrong is found").to.contain("konfig");
    removeFolder(folder);
  });
});
