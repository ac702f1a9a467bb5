import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "chai";
import { FORMATS } from "../../src/commands/check.js";
import type { Result } from "../../src/verdict/types.js";
import { installNodes, VERSIONS } from "../package/nodes.js";
import { fixturePlan } from "../support/fixture-plan.js";
import { makeFolder, removeFolder } from "../support/folders.js";

/** Nobody listens there: whoever asks for anything is refused. */
const CLOSED = "http://127.0.0.1:9";

/** Packages, installed and tried where there is nothing but one Node.js: no OPA, Terraform, sources or network. */
describe("the packed package, elsewhere", function () {
  this.timeout(240_000);
  let nodes: ReadonlyMap<string, string>;
  let home = "";
  let tarball = "";

  before(async function () {
    if (process.platform !== "linux") this.skip();
    nodes = installNodes();
    home = makeFolder();
    execFileSync("npm", ["pack", "--silent", "--pack-destination", home]);
    tarball = join(home, readdirSync(home)[0] ?? "");
    cpSync(await fixturePlan("verdicts", { secret: "planted" }), join(home, "fails.json"));
    cpSync(await fixturePlan("compliant"), join(home, "passes.json"));
    cpSync("policy-runner/test/fixtures/verdicts", join(home, "fails"), { recursive: true });
    cpSync("policy-runner/test/fixtures/compliant", join(home, "passes"), { recursive: true });
    cpSync("policies/examples", join(home, "passes/examples"), { recursive: true });
  });
  after(() => removeFolder(home));

  it("is the same bytes each time", () => {
    const again = join(home, "again");
    mkdirSync(again);
    execFileSync("npm", ["pack", "--silent", "--pack-destination", again]);
    const other = readFileSync(join(again, readdirSync(again)[0] ?? ""));
    expect(other.equals(readFileSync(tarball))).to.equal(true);
  });

  for (const version of VERSIONS) {
    describe(`with Node.js ${version}`, () => {
      let app = "";
      let env: NodeJS.ProcessEnv = {};
      before(() => {
        app = join(home, `app${version}`);
        const bin = join(home, `bin${version}`);
        for (const folder of [app, bin]) mkdirSync(folder);
        const which = (name: string) =>
          realpathSync(execFileSync("which", [name], { encoding: "utf8" }).trim());
        symlinkSync(join(nodes.get(version) ?? "", "node"), join(bin, "node"));
        for (const name of ["npm", "npx", "sh", "env"]) symlinkSync(which(name), join(bin, name));
        const proxies = ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"];
        env = {
          PATH: bin,
          HOME: app,
          npm_config_registry: CLOSED,
          npm_config_update_notifier: "false",
          SOURCE_DATE_EPOCH: "1767225600",
          ...Object.fromEntries(proxies.map((name) => [name, CLOSED])),
        };
        const installed = run("npm", "install", "--no-audit", "--no-fund", tarball);
        expect(installed.status, installed.stderr).to.equal(0);
      });

      const run = (file: string, ...args: string[]) => {
        const options = { cwd: app, env, encoding: "utf8", maxBuffer: 1 << 26 } as const;
        const { status, stdout, stderr } = spawnSync(join(env.PATH ?? "", file), args, options);
        return { status, stdout, stderr };
      };
      const runner = (...args: string[]) => run("npx", "policy-runner", ...args);
      const check = (plan: string, ...more: string[]) =>
        runner("check", join(home, `${plan}.json`), "--profile", "aws", ...more);

      it("is alone there, and runs on that version", () => {
        expect(run("node", "--version").stdout).to.match(new RegExp(`^v${version}\\.`));
        expect(
          readdirSync(join(app, "node_modules")).filter((name) => !name.startsWith(".")),
        ).to.deep.equal(["payment-platform-policy"]);
        const { status, stdout } = runner("--version");
        expect([status, stdout.split("\n")[1]]).to.deep.equal([0, "pack payment-platform 0.1.0"]);
      });

      it("judges a plan that fails, with file and line of the source", () => {
        const { status, stdout, stderr } = check(
          "fails",
          "--source",
          join(home, "fails"),
          "--format",
          "json",
        );
        expect([status, stderr]).to.deep.equal([1, ""]);
        const { findings, verdict } = JSON.parse(stdout) as Result;
        expect(verdict).to.equal("violations");
        const found = findings.find(({ rule }) => rule === "PAY-ENC-001");
        expect(found).to.include({ outcome: "fail", address: "aws_rds_cluster.bad" });
        expect(found?.line).to.be.greaterThan(1);
      });

      it("judges a plan that passes, on several threads", () => {
        const { status, stdout, stderr } = check(
          "passes",
          "--source",
          join(home, "passes"),
          "--workers",
          "2",
        );
        expect([status, stderr]).to.deep.equal([0, ""]);
        expect(stdout).to.match(/^PASSED: default, \d+ of \d+ rules, \d{3,} resources/m);
      });

      it("refuses what is no plan in one sentence", () => {
        writeFileSync(join(app, "none.json"), "{}");
        const { status, stdout, stderr } = runner("check", "none.json", "--profile", "aws");
        expect([status, stdout]).to.deep.equal([2, ""]);
        expect(stderr).to.match(/^policy-runner: [^\n]+\n$/);
      });

      it("writes every report", () => {
        const wanted = FORMATS.flatMap((format) => ["--report", `${format}=report.${format}`]);
        const { status, stderr } = check("fails", ...wanted);
        expect([status, stderr]).to.deep.equal([1, ""]);
        for (const format of FORMATS) {
          expect(readFileSync(join(app, `report.${format}`)).length, format).to.be.greaterThan(0);
        }
      });

      it("begins a team's configuration, which it then takes", () => {
        expect(runner("init").status).to.equal(0);
        const own = ["--config", "team.yaml", "--waivers", "waivers.yaml"];
        expect(check("passes", ...own)).to.include({ status: 0, stderr: "" });
        expect(check("fails", ...own)).to.include({ status: 1, stderr: "" });
        const again = runner("init");
        expect(again.status).to.equal(2);
        expect(again.stderr).to.contain("team.yaml is there already");
      });

      it("judges by another pack, and refuses one that is damaged", () => {
        const pack = join(app, "pack");
        cpSync("policies/dist", pack, { recursive: true });
        const manifest = join(pack, "manifest.json");
        const text = readFileSync(manifest, "utf8");
        writeFileSync(manifest, text.replace('"payment-platform"', '"webshop"'));
        expect(runner("--version", "--pack", "pack").stdout).to.contain("pack webshop 0.1.0");
        const { status, stdout } = check("passes", "--pack", "pack");
        expect(status).to.equal(0);
        expect(stdout).to.contain("webshop 0.1.0");
        writeFileSync(join(pack, "policy.wasm"), "");
        const refused = check("passes", "--pack", "pack");
        expect([refused.status, refused.stdout]).to.deep.equal([2, ""]);
        expect(refused.stderr).to.match(/pack are missing or damaged: policy\.wasm is not what/);
      });

      it("compares environments", () => {
        const plan = join(home, "passes.json");
        const { status, stderr } = runner("compare", `a=${plan}`, `b=${plan}`);
        expect([status, stderr]).to.deep.equal([0, ""]);
      });

      it("writes evidence, verifies it, and judges it again", () => {
        const plan = `dev=${join(home, "fails.json")}`;
        const made = runner("export", plan, "--profile", "aws", "--output", "evidence");
        expect([made.status, made.stderr]).to.deep.equal([1, ""]);
        const { status, stdout } = runner(
          ...["verify", "evidence", "--allow-unsigned", "--target", "any", "--replay"],
        );
        expect(status).to.equal(0);
        expect(stdout).to.contain("every report is the same, byte for byte");
      });

      it("keeps a history, and says what asking it takes", () => {
        expect(check("fails", "--history", "history").status).to.equal(1);
        const { status, stderr } = runner("history", "history");
        expect(status).to.equal(2);
        expect(stderr).to.match(/^policy-runner: .*run npm install @duckdb\/node-api@\S+\.\n$/);
      });

      it("prints a completion that bash takes", () => {
        const { stdout } = runner("completion", "bash");
        writeFileSync(join(app, "completion"), stdout);
        const line = `source ./completion; COMP_WORDS=(policy-runner che) COMP_CWORD=1; _policy_runner; echo "\${COMPREPLY[*]}"`;
        const bash = spawnSync("bash", ["--norc", "-c", line], { cwd: app, encoding: "utf8" });
        expect([bash.stdout, bash.stderr]).to.deep.equal(["check\n", ""]);
      });

      it("has asked for nothing that is not there", () => {
        expect(existsSync(resolve(app, "node_modules/.bin/policy-runner"))).to.equal(true);
        expect(
          run("node", "-e", "fetch('https://example.com').catch(() => process.exit(7))").status,
        ).to.equal(7);
      });
    });
  }
});
