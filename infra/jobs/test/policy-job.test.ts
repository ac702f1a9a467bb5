import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { GitHubServer, type World } from "../../../policy-runner/test/github/github-server.js";
import { PATHS } from "../paths.js";
import { isMissing } from "../system.js";
import { runIn } from "./support/processes.js";
import { edit, PullRequest } from "./support/pull-request.js";
import type { JobRun } from "./support/workflow.js";

const OWNERS = `version: 1
teams:
  platform-team: [per]
  compliance-office: [carla]
  payments-engineering: [pia]
`;
const CLUSTER = "module.database.aws_rds_cluster.this";
const WAIVER = `version: 1
waivers:
  - rule: PAY-ENC-001
    address: ${CLUSTER}
    environments: [prod]
    owner: platform-team
    approved_by: compliance-office
    reason: It is restored from a snapshot, and copied over in the next window.
    ticket: PAY-1234
    expires: 2999-01-31
`;
const LOGS = `    allowed: { dev: 7, staging: 30, prod: 90 }
    reason: Logs are kept`;

/** Breaks the encryption of the database. */
const decrypt = (folder: string) =>
  edit(
    folder,
    "infra/modules/database/main.tf",
    "storage_encrypted = true",
    "storage_encrypted = false",
  );

describe("the policy job", function () {
  this.timeout(600_000);
  let pull: PullRequest;
  let server: GitHubServer;

  before(async () => {
    pull = new PullRequest({ "policies/owners.yaml": OWNERS });
  });
  afterEach(() => {
    server?.stop();
    expect(pull.isPwned(), "a branch's name was run").to.equal(false);
  });
  after(() => pull.remove());

  async function review(world: World = {}, token = "the-token"): Promise<JobRun> {
    server?.stop();
    server = await GitHubServer.start(world);
    return pull.job("review", { api: server.address, token });
  }

  /** What the last job says: the one that decides. */
  async function verdict(...results: readonly string[]): Promise<string> {
    return (await pull.job("verdict", { results: results.join(" ") })).result;
  }

  it("passes a change that breaks nothing, with a report of each environment and one comment", async () => {
    pull.propose((folder) => {
      edit(folder, "infra/locals.tf", "locals {", "# What environments differ in.\nlocals {");
    });
    for (const environment of ["dev", "staging", "prod"]) {
      const ran = await pull.job("policy", { environment });
      expect(ran.stderr).to.contain("target: emulated").and.contain("by the proposed policies ...");
      expect(ran.stdout).to.match(
        new RegExp(`^::notice title=policy-runner::PASSED: ${environment}`, "m"),
      );
      expect(ran.summary).to.contain(`PASSED: ${environment}`);
      expect(ran.result, ran.stderr).to.equal("success");
    }
    const parity = await pull.job("parity");
    expect(parity.result, parity.stderr).to.equal("success");
    const reviewed = await review();
    expect(reviewed.stdout).to.contain(
      "::notice title=policy-runner::PASSED: the gate, 0 weakenings",
    );
    expect(reviewed.stdout).to.contain("The comment on #7 is created.");
    expect(reviewed.result, reviewed.stderr).to.equal("success");
    const [comment] = server.comments;
    for (const said of ["PASSED: the gate", "PASSED: dev", "PASSED: staging", "PASSED: prod"])
      expect(comment?.body).to.contain(said);
    expect(await verdict("success", "success", "success")).to.equal("success");
  });

  it("hands on reports, and never a plan or a state", () => {
    const files = readdirSync(pull.artifact(""), { recursive: true, encoding: "utf8" }).filter(
      (path) => path.includes("."),
    );
    expect(files).to.include.members(["policy-dev/report.sarif", "policy-prod/report.html"]);
    for (const path of files) {
      expect(path).to.match(/\.(?:json|md|sarif|html)$/);
      const text = readFileSync(pull.artifact("", path), "utf8");
      expect(text, path).not.to.match(/"(?:resource_changes|planned_values|prior_state|lineage)"/);
    }
    const left = readdirSync(join(pull.folder, "work")).filter((name) => name.startsWith("run-"));
    expect(left, "a run's folder is left").to.deep.equal([]);
  });

  it("writes its comment anew, and without leave to write says so and passes", async () => {
    const old = { id: 3, body: "<!-- policy-runner comment: policy -->\nold" };
    const comments = [{ ...old, user: { login: "github-actions[bot]", type: "Bot" } }];
    expect((await review({ comments })).stdout).to.contain("The comment on #7 is updated.");
    expect(server.comments).to.have.length(1);
    expect(server.comments[0]?.body).to.contain("PASSED: prod");
    const fork = await review({ fails: { method: "POST", status: 403 } });
    expect(fork.stdout).to.match(
      /::notice title=policy-runner::The comment is not written, as GitHub has answered 403/,
    );
    expect(fork.summary).to.contain("PASSED: the gate");
    expect(fork.result).to.equal("success");
    const refused = await review({}, "expired");
    expect(refused.result, refused.stderr).to.equal("success");
  });

  it("fails a change that breaks a rule, with an annotation on its line", async () => {
    pull.propose(decrypt);
    pull.recordPlansOf("decrypted");
    const ran = await pull.job("policy", { environment: "prod" });
    expect(ran.result).to.equal("failure");
    expect([...ran.steps.values()].at(-1)?.code).to.equal(1);
    expect(ran.stdout).to.match(
      /^::error file=infra\/modules\/database\/main\.tf,line=\d+,title=PAY-ENC-001/m,
    );
    expect(ran.summary).to.contain("PAY-ENC-001").and.contain("VIOLATIONS");
    const reviewed = await review();
    expect(reviewed.result, "nothing is milder").to.equal("success");
    expect(server.comments[0]?.body).to.contain("PAY-ENC-001");
    expect(await verdict("failure", "success", "success")).to.equal("failure");
  });

  it("takes a waiver only from whom it names: the finding and the waiver are weakenings until then", async () => {
    pull.propose((folder) => {
      decrypt(folder);
      writeFileSync(join(folder, "policies/waivers.yaml"), WAIVER);
    });
    expect((await pull.job("policy", { environment: "prod" })).result).to.equal("success");
    const open = await review();
    expect(open.result).to.equal("failure");
    expect(open.stdout).to.match(
      /^::error file=policies\/waivers\.yaml,line=3,title=waiver-added/m,
    );
    expect(open.stdout).to.match(/^::error .*title=finding-lost/m);
    expect(open.summary).to.contain("waiver-added");
    expect(server.comments[0]?.body).to.contain("Have one of").and.contain("compliance-office");
    const reviews = [{ user: { login: "carla", type: "User" }, state: "APPROVED" }];
    const stale = reviews.map((one) => ({ ...one, commit_id: "0".repeat(40) }));
    expect((await review({ reviews: stale })).result, "of an earlier commit").to.equal("failure");
    const event = JSON.parse(readFileSync(join(pull.folder, "event.json"), "utf8"));
    const own = reviews.map((one) => ({ ...one, commit_id: event.pull_request.head.sha }));
    const approved = await review({ reviews: own });
    expect(approved.result, approved.stdout).to.equal("success");
    expect(approved.stdout).to.contain("2 weakenings, 0 that no owner has approved");
    const commits = [{ author: { login: "carla" } }];
    expect((await review({ reviews: own, commits })).result, "by an author").to.equal("failure");
  });

  it("is not deceived by a proposed runner that finds nothing", async () => {
    pull.propose((folder) => {
      decrypt(folder);
      edit(
        folder,
        "policy-runner/src/commands/judged.ts",
        "accept(raw,",
        "accept(raw.slice(raw.length),",
      );
    });
    const ran = await pull.job("policy", { environment: "prod" });
    expect(ran.stderr).to.contain("Building the proposed runner ...");
    expect(ran.stdout, ran.stderr).to.contain("PASSED: prod");
    const reviewed = await review();
    expect(reviewed.stdout).to.match(/^::error .*title=finding-lost%3A PAY-ENC-001/m);
    expect(reviewed.result).to.equal("failure");
  });

  it("judges nothing where there is no result of an environment", async () => {
    rmSync(pull.artifact("policy-prod", "after.json"));
    const reviewed = await review();
    const words = "There is no result of prod: the change is not judged.";
    expect(reviewed.stderr).to.contain(words);
    expect(reviewed.stdout).to.contain(`::error title=policy-runner::${words}\n`);
    expect([...reviewed.steps.values()].at(-1)?.code).to.equal(2);
  });

  it("finds what is declared to differ more than before, and passes no plan by it", async () => {
    pull.recordPlansOf("unchanged");
    pull.propose((folder) =>
      edit(folder, "policies/variations.yaml", LOGS, "    reason: Logs are kept"),
    );
    await pull.job("policy", { environment: "prod" });
    expect((await pull.job("parity")).result).to.equal("success");
    const reviewed = await review();
    expect(reviewed.stdout).to.match(
      /^::error file=policies\/variations\.yaml,line=\d+,title=variation-widened/m,
    );
    expect(reviewed.result).to.equal("failure");
  });

  it("finds what runs the gate to be another, and who may approve", async () => {
    pull.propose((folder) => {
      edit(
        folder,
        ".github/workflows/policy.yml",
        "run: bash infra/jobs/run policy\n",
        "run: 'true'\n",
      );
      edit(
        folder,
        ".github/CODEOWNERS",
        "/policies/waivers.yaml      @payments/compliance-office",
        "/policies/waivers.yaml @rita",
      );
      edit(folder, "policies/owners.yaml", "[carla]", "[carla, rita]");
      rmSync(join(folder, "infra/tests/guard.tftest.hcl"));
    });
    const reviewed = await review();
    for (const kind of ["gate-changed", "owner-added", "test-removed"])
      expect(reviewed.stdout).to.match(new RegExp(`^::error .*title=${kind}`, "m"));
    expect(reviewed.result).to.equal("failure");
  });

  it("exports evidence of main, and hands what it consists of to be signed", async () => {
    pull.propose((folder) => writeFileSync(join(folder, "docs/more.md"), "What is merged.\n"));
    const ran = await pull.job("export", { environment: "dev" });
    expect(ran.result, ran.stderr).to.equal("success");
    expect(ran.stdout).to.match(/^Evidence of dev, target: emulated/);
    const archive = readFileSync(pull.artifact("audit-export-dev"));
    expect(archive.subarray(0, 2).toString("hex"), "gzip").to.equal("1f8b");
    expect(pull.signed.map(({ path }) => path)).to.deep.equal([
      "base/audit-export/predicate.json",
      "base/audit-export/subjects.sha256",
    ]);
    for (const { text } of pull.signed) expect(text.length).to.be.greaterThan(60);
  });

  describe("of changed policies", () => {
    before(function () {
      if (!isMissing("opa", process.env)) return;
      if (process.env.CI === "true") throw new Error("OPA is missing: .ci/run installs it");
      this.skip();
    });

    it("finds each way in which rules are milder, which nobody has approved", async () => {
      const compiled = await compile((folder) => {
        edit(folder, "policies/pack.yaml", "rules:\n", RULES);
        edit(folder, "policies/params/defaults.yaml", "password_length: 14", "password_length: 8");
        edit(folder, "policies/rules/retention/log_group/log_group.breaks", "[0, 14]", "[0]");
        edit(folder, "policies/rules/retention/log_group/log_group_test.rego", TEST, "");
        rmSync(join(folder, "policies/rules/encryption/topic"), { recursive: true });
        edit(
          folder,
          "policies/rules/retention/log_group/log_group.rego",
          "severity: medium",
          "severity: low",
        );
      });
      pull.propose((folder) => {
        rmSync(join(folder, "policies"), { recursive: true });
        cpSync(compiled, join(folder, "policies"), { recursive: true });
      });
      const kinds = ["rule-disabled", "rule-advisory", "undetermined-warns", "parameter-loosened"];
      kinds.push("breaks-reduced", "test-removed", "rule-removed", "severity-lowered");
      const reviewed = await review();
      expect(reviewed.stdout, reviewed.stderr).to.match(/::error title=policy-runner::WEAKENED/);
      const text = readFileSync(pull.artifact("review", "review.json"), "utf8");
      const { weakenings: found } = JSON.parse(text) as { weakenings: { kind: string }[] };
      expect(found.map(({ kind }) => kind)).to.include.members(kinds);
      expect(reviewed.result).to.equal("failure");
    });
  });

  /** Policies with a change, compiled. */
  async function compile(change: (folder: string) => void): Promise<string> {
    const folder = join(pull.folder, "compiled");
    cpSync("policies", join(folder, "policies"), { recursive: true });
    change(folder);
    writeFileSync(join(folder, "policies/owners.yaml"), OWNERS);
    const words = [PATHS.runner, "build", join(folder, "policies")];
    const { code, stderr } = await runIn(".", process.execPath, words);
    expect(code, stderr).to.equal(0);
    return join(folder, "policies");
  }
});

const RULES = `rules:
  PAY-ENC-001: { enforcement: disabled, reason: A reason that everybody can read. }
  PAY-ENC-002: { enforcement: { dev: advisory }, reason: A reason that everybody can read. }
  PAY-NET-001: { undetermined: { prod: warn }, reason: A reason that everybody can read. }
`;
const TEST = `test_fail_for_ever if {
	testing.word(rule.outcomes) == "fail" with data.params as _params with input as _group({"retention_in_days": 0}, {})
}
`;
