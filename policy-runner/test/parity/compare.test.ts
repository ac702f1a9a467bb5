import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { PARITY_FORMATS } from "../../src/commands/compare.js";
import type { JsonObject } from "../../src/constants.js";
import type { Parity } from "../../src/parity/types.js";
import { expectRefusal, runCli } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { changedPlan, type Name, planOf, planPath } from "./fixture.js";
import { entriesOf } from "./mutations.js";

const DECLARED = "policy-runner/test/fixtures/parity/variations.yaml";
const SECRET = "planted-secret-value";

describe("policy-runner compare", function () {
  this.timeout(120_000);
  let folder: string;
  const paths = new Map<Name, string>();

  before(async () => {
    folder = makeFolder();
    for (const name of ["dev", "staging", "prod"] as const) paths.set(name, await planPath(name));
  });

  after(() => removeFolder(folder));

  const all = () => [...paths].map(([name, path]) => `${name}=${path}`);

  const changed = (name: Name, change: (plan: JsonObject) => void) =>
    changedPlan(folder, name, change);

  function parity(...words: string[]): Parity {
    const { stdout, stderr } = runCli(["compare", ...words, "--format", "json"]);
    expect(stderr).to.equal("");
    return JSON.parse(stdout) as Parity;
  }

  it("passes environments that differ in nothing but what is declared, and lists that", () => {
    const ran = runCli(["compare", ...all(), "--variations", DECLARED]);
    expect(ran.stdout).to.match(/^SAME: dev, staging, prod; \d+ resources, 0 undeclared/m);
    expect(ran.stdout).to.match(/aws_lambda_function \/memory_size: 1, of platform-team/);
    expect(ran.status).to.equal(0);
  });

  it("shows a difference in a row, a column an environment, and marks the odd one out", async () => {
    const staging = await changed("staging", (plan) => {
      const rule = entriesOf(plan).find(
        (one) => one.address === 'aws_lb_listener_rule.this["cards"]',
      );
      (rule?.change.after as JsonObject).priority = 11;
    });
    const ran = runCli([
      "compare",
      ...all().with(1, `staging=${staging}`),
      "--variations",
      DECLARED,
    ]);
    expect(ran.stdout).to.match(
      /^root module, aws_lb_listener_rule\n {2}this\["cards"\] \/priority +10 +> 11 +10$/m,
    );
    expect(ran.status).to.equal(1);
  });

  it("finds nothing between an environment and itself under another name, account and region", async () => {
    const other = await planPath("dev", {
      environment_suffix: "dev-pr42",
      region: "ap-southeast-2",
      account_id: "999900001111",
      vpc_cidr: "10.90.0.0/16",
    });
    const { differences, exit_code } = parity(`dev=${paths.get("dev")}`, `second=${other}`);
    expect(differences).to.deep.equal([]);
    expect(exit_code).to.equal(0);
  });

  it("finds a bucket in dev that is named after prod", async () => {
    const dev = await changed("dev", (plan) => {
      const bucket = entriesOf(plan).find((one) => one.type === "aws_s3_bucket");
      (bucket?.change.after as JsonObject).bucket = "prod-payment-archive-111122223333-dev";
    });
    const { differences } = parity(...all().with(0, `dev=${dev}`), "--variations", DECLARED);
    expect(differences.map(({ path, odd }) => [path, ...odd])).to.deep.equal([["/bucket", "dev"]]);
  });

  it("tells that a sensitive value differs, and neither the value nor a digest of it", async () => {
    const prod = await changed("prod", (plan) => {
      const text = JSON.stringify(plan.resource_changes).replaceAll(SECRET, "another-secret-value");
      plan.resource_changes = JSON.parse(text) as JsonObject[];
    });
    const words = [...all().with(2, `prod=${prod}`), "--variations", DECLARED];
    const outputs = PARITY_FORMATS.map(
      (format) => runCli(["compare", ...words, "--format", format]).stdout,
    );
    for (const output of outputs) {
      expect(output).to.contain("/environment/0/variables/SECRET");
      expect(output).to.contain("(sensitive)");
      expect(output).not.to.match(/planted-secret|another-secret/);
      // Digests of the files and the pack are no secret; nothing else may look like one.
      const digests = output.match(/[0-9a-f]{32,}/g) ?? [];
      const known = JSON.parse(outputs[PARITY_FORMATS.indexOf("json")] as string) as Parity;
      const own = known.environments.flatMap((one) => one.files.map((file) => file.digest));
      own.push(known.rules?.policies.digest ?? "");
      expect(digests.filter((digest) => !own.includes(digest))).to.deep.equal([]);
    }
  });

  it("writes several reports at once, and replaces nothing that it reads", () => {
    const at = (name: string) => join(folder, name);
    const reports = ["csv", "junit"].flatMap((format) => ["--report", `${format}=${at(format)}`]);
    const words = ["compare", ...all(), "--variations", DECLARED];
    const { status, stdout } = runCli([...words, "--format", "json", ...reports]);
    expect(status).to.equal(0);
    expect(JSON.parse(stdout).verdict).to.equal("passed");
    expect(readFileSync(at("csv"), "utf8")).to.match(/^what,outcome,.*,dev,staging,prod\r\n/);
    expect(readFileSync(at("junit"), "utf8")).to.contain(" are the same");
    const plan = paths.get("dev") ?? "";
    expectRefusal(runCli([...words, "--report", `csv=${plan}`]), /are not different files/);
    expectRefusal(runCli([...words, "--report", "sarif=x"]), /give one of text, json, jsonl, /);
  });

  it("compares folders of plans, root by root", async () => {
    for (const [name, path] of paths) {
      mkdirSync(join(folder, name));
      for (const root of ["network", "service"]) {
        writeFileSync(join(folder, name, `${root}.json`), readFileSync(path));
      }
    }
    const broken = await changed("dev", (plan) => {
      plan.resource_changes = entriesOf(plan).filter((one) => one.type !== "aws_iam_role");
    });
    writeFileSync(join(folder, "dev", "service.json"), readFileSync(broken));
    const words = ["dev", "staging", "prod"].map((name) => `${name}=${join(folder, name)}`);
    const { differences } = parity(...words, "--variations", DECLARED);
    expect(differences.map(({ address, odd }) => [address, ...odd])).to.deep.equal([
      ["service: aws_iam_role.this", "dev"],
    ]);
  });

  it("compares a state with plans, by what both of them know", async () => {
    const plan = await planOf("dev");
    const resources = entriesOf(plan).map(({ address, type, change, ...rest }) => ({
      ...rest,
      address,
      type,
      values: { ...(change.after as JsonObject), id: `${type}-0123456789abcdef0` },
      sensitive_values: change.after_sensitive ?? {},
    }));
    const state = {
      format_version: "1.0",
      terraform_version: plan.terraform_version,
      values: { root_module: { resources } },
    };
    const file = join(folder, "state.json");
    writeFileSync(file, JSON.stringify(state));
    const facts = join(folder, "facts.yaml");
    writeFileSync(
      facts,
      'dev: { region: eu-west-1, account: "111122223333", cidr: 10.10.0.0/16 }\n',
    );
    const words = [...all().with(0, `dev=${file}`), "--variations", DECLARED, "--facts", facts];
    expect(parity(...words).differences).to.deep.equal([]);
  });

  it("proposes declarations, and refuses them until they are filled in", async () => {
    const dev = await changed("dev", (plan) => {
      plan.resource_changes = entriesOf(plan).slice(1);
    });
    const words = all().with(0, `dev=${dev}`);
    const file = join(folder, "proposed.yaml");
    expect(parity(...words, "--write-variations", file).exit_code).to.equal(1);
    const { findings, differences } = parity(...words, "--variations", file);
    expect(differences).to.deep.equal([]);
    expect(new Set(findings.map((one) => one.problem))).to.deep.equal(new Set(["unowned"]));
  });

  it("shows at most fifty rows, says how many more, and how to see them all", async () => {
    const dev = await changed("dev", (plan) => {
      for (const { change } of entriesOf(plan)) {
        const tags = { a: "1", b: "2", c: "3", d: "4" };
        Object.assign(change.after as JsonObject, { tags, tags_all: tags });
      }
    });
    const words = ["compare", ...all().with(0, `dev=${dev}`)];
    const rows = (text: string) => text.match(/^ {2}\S.* \/tags/gm)?.length ?? 0;
    const short = runCli(words).stdout;
    expect(rows(short)).to.be.greaterThan(10).and.at.most(50);
    const more = Number(/^\.\.\. and (\d+) more; --all shows/m.exec(short)?.[1]);
    const whole = runCli([...words, "--all"]).stdout;
    expect(rows(whole)).to.be.greaterThan(50);
    expect(whole).not.to.contain("more;");
    const total = Number(/(\d+) undeclared/.exec(whole)?.[1]);
    expect(more).to.equal(total - 50);
  });

  describe("could not judge", () => {
    it("one environment alone, or one twice", () => {
      expectRefusal(runCli(["compare", all()[0] as string]), /at least two environments/);
      expectRefusal(
        runCli(["compare", all()[0] as string, all()[0] as string]),
        /dev is given twice/,
      );
      expectRefusal(runCli(["compare", "x", "y"]), /not given as name=path/);
    });

    it("a partial plan, a stored state, and what is neither plan nor state", async () => {
      const cases: [JsonObject, RegExp][] = [
        [{ ...(await planOf("dev")), complete: false }, /only a part of a plan/],
        [{ version: 4, serial: 1, lineage: "x", resources: [] }, /as Terraform stores it/],
        [{ format_version: "1.2" }, /neither resource_changes nor values/],
      ];
      for (const [document, says] of cases) {
        const file = join(folder, "foreign.json");
        writeFileSync(file, JSON.stringify(document));
        expectRefusal(runCli(["compare", ...all().with(0, `dev=${file}`)]), says);
      }
    });

    it("declarations that are not there, or not in their form", () => {
      const file = join(folder, "bad.yaml");
      writeFileSync(file, "version: 1\nvariations:\n  - kind: value\n");
      expectRefusal(runCli(["compare", ...all(), "--variations", file]), /does not fit its schema/);
      expectRefusal(
        runCli(["compare", ...all(), "--variations", "/nowhere.yaml"]),
        /does not exist/,
      );
    });
  });
});
