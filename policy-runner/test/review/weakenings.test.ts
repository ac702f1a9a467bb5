import { expect } from "chai";
import { Branch, named, reviewed, ruleOf } from "./support.js";

const S3 = "policies/rules/encryption/s3_default/s3_default";
const WAIVER = `version: 1
waivers:
  - rule: PAY-ENC-001
    address: module.legacy.aws_rds_cluster.reports
    environments: [dev]
    owner: platform-team
    approved_by: compliance-office
    reason: Restored from an unencrypted snapshot.
    ticket: PAY-1234
    expires: 2027-01-31
`;
const LOGS = `    allowed: { dev: 7, staging: 30, prod: 90 }
    reason: Logs are kept`;
const ALL = "dev+staging+prod+dev (aws)+staging (aws)+prod (aws)";

interface Case {
  readonly change: string;
  /** Of the base branch, where it is not the checkout. */
  readonly earlier?: (base: Branch) => unknown;
  readonly by: (head: Branch) => unknown;
  readonly says: readonly string[];
}

/** The rule set for every environment, or for one. */
const enforced = (enforcement: object | string) => (head: Branch) =>
  head.pack((pack) => {
    Object.assign(pack.rules, { "PAY-ENC-001": { enforcement, reason: "a reason of its own" } });
  });

const parameter = (name: string, value: unknown) => (head: Branch) =>
  head.pack((pack) => Object.assign(pack.parameters, { [name]: value }));

const WEAKER: readonly Case[] = [
  {
    change: "a rule is removed, with its tests and what it is evidence for",
    by: (head) =>
      head
        .catalogue((rules) => rules.splice(rules.indexOf(ruleOf(rules, "PAY-ENC-002")), 1))
        .drop("policies/rules/encryption/s3_default"),
    says: ["rule-removed PAY-ENC-002"],
  },
  {
    change: "a rule is disabled",
    by: enforced("disabled"),
    says: [`rule-disabled PAY-ENC-001 ${ALL}`],
  },
  {
    change: "a rule is advisory in one environment",
    by: enforced({ prod: "advisory" }),
    says: ["rule-advisory PAY-ENC-001 prod+prod (aws)"],
  },
  {
    change: "a rule becomes a convention, which teams have to choose",
    by: (head) =>
      head.catalogue((rules) => {
        ruleOf(rules, "PAY-ENC-001").convention = "choice";
      }),
    says: ["rule-off PAY-ENC-001 dev (aws)+staging (aws)+prod (aws)"],
  },
  {
    change: "a rule weighs less",
    by: (head) =>
      head.catalogue((rules) => {
        ruleOf(rules, "PAY-ENC-001").severity = "low";
      }),
    says: ["severity-lowered PAY-ENC-001"],
  },
  {
    change: "a rule judges one type less",
    by: (head) => head.catalogue((rules) => ruleOf(rules, "PAY-AVL-001").resource_types.pop()),
    says: ["rule-narrowed PAY-AVL-001"],
  },
  {
    change: "a rule of every type judges one",
    by: (head) =>
      head.catalogue((rules) => {
        ruleOf(rules, "PAY-TAG-001").resource_types = ["aws_s3_bucket"];
      }),
    says: ["rule-narrowed PAY-TAG-001"],
  },
  {
    change: "a rule is not run without the source",
    by: (head) => head.catalogue((rules) => ruleOf(rules, "PAY-ENC-001").requires.push("source")),
    says: ["rule-narrowed PAY-ENC-001"],
  },
  {
    change: "what can not be judged warns in prod",
    by: (head) =>
      head.pack((pack) => Object.assign(pack.environments.prod ?? {}, { undetermined: "warn" })),
    says: ["undetermined-warns every rule prod"],
  },
  {
    change: "what one rule can not judge warns in prod",
    by: (head) =>
      head.pack((pack) => {
        Object.assign(pack.rules, { "PAY-ENC-001": { undetermined: { prod: "warn" } } });
      }),
    says: ["undetermined-warns PAY-ENC-001 prod+prod (aws)"],
  },
  {
    change: "an environment is gone",
    by: (head) =>
      head.pack((pack) => {
        const environments: Record<string, unknown> = pack.environments;
        delete environments.staging;
      }),
    says: ["environment-removed staging"],
  },
  {
    change: "a profile is gone",
    by: (head) =>
      head.pack((pack) => {
        const profiles: Record<string, unknown> = pack.profiles;
        delete profiles.aws;
      }),
    says: ["profile-removed aws"],
  },
  {
    change: "a threshold is lower",
    by: parameter("password_length", 8),
    says: [`parameter-loosened password_length ${ALL}`],
  },
  {
    change: "a threshold is higher where lower is stricter",
    by: parameter("session_seconds", 43_200),
    says: [`parameter-loosened session_seconds ${ALL}`],
  },
  {
    change: "one more value is allowed",
    by: parameter("function_runtimes", ["python3.9", "python2.7"]),
    says: [`parameter-loosened function_runtimes ${ALL}`],
  },
  {
    change: "one more version of an engine is allowed",
    by: parameter("database_engines", { "aurora-postgresql": ["13.7", "11.9"] }),
    says: [`parameter-loosened database_engines ${ALL}`],
  },
  {
    change: "a tag is required no longer",
    by: parameter("required_tags", { environment: "{environment}" }),
    says: [`parameter-loosened required_tags ${ALL}`],
  },
  {
    change: "a key of one's own is required no longer",
    by: parameter("require_customer_key", false),
    says: ["parameter-loosened require_customer_key dev+staging+prod"],
  },
  {
    change: "an environment has a threshold of its own, in a direction that nobody has stated",
    by: (head) =>
      head.pack((pack) =>
        Object.assign(pack.environments.prod?.parameters ?? {}, { log_retention_days: 14 }),
      ),
    says: ["parameter-changed log_retention_days prod"],
  },
  {
    change: "a direction is turned round with the threshold",
    by: (head) =>
      head.pack((pack) => {
        Object.assign(pack.parameters, { password_length: 8 });
        const { properties } = pack.schemas.parameters as { properties: Record<string, object> };
        Object.assign(properties.password_length ?? {}, { stricter: "lower" });
      }),
    says: [`parameter-loosened password_length ${ALL}`, "schema-changed password_length"],
  },
  {
    change: "the code of a rule is another",
    by: (head) => head.edit(`${S3}.rego`, "count(companions) > 0", "count(companions) > 1"),
    says: ["rule-changed PAY-ENC-002"],
  },
  {
    change: "code that rules share is another",
    by: (head) =>
      head.write(
        "policies/lib/values.rego",
        `${head.read("policies/lib/values.rego")}\nmore := 1\n`,
      ),
    says: ["rule-changed policies/lib/values.rego"],
  },
  {
    change: "code is added to a package that there is, in another place",
    by: (head) =>
      head.write("policies/lib/more.rego", "package rules.encryption.s3_default\n\nmore := 1\n"),
    says: ["rule-changed policies/lib/more.rego"],
  },
  {
    change: "the compiled rules are others, and their sources are not",
    by: (head) => head.write("policies/dist/policy.wasm", "nothing"),
    says: ["rule-changed policies/dist/policy.wasm"],
  },
  {
    change: "a test is removed",
    by: (head) => {
      const path = "policies/rules/retention/log_group/log_group_test.rego";
      head.write(path, head.read(path).replace(/test_fail_for_ever if \{[^}]*\}.*\n\}\n/s, ""));
    },
    says: [
      "test-removed policies/rules/retention/log_group/log_group_test.rego test_fail_for_ever",
      "test-removed policies/rules/retention/log_group/log_group_test.rego test_fail_unset",
      "test-removed policies/rules/retention/log_group/log_group_test.rego test_undetermined_before_apply",
    ],
  },
  {
    change: "a test asks something else",
    by: (head) =>
      head.edit(
        "policies/rules/retention/log_group/log_group_test.rego",
        '"message": "retention_in_days is 14"',
        '"message": "retention_in_days is 15"',
      ),
    says: [
      "test-changed policies/rules/retention/log_group/log_group_test.rego test_fail_other_tier",
    ],
  },
  {
    change: "a file of tests is removed",
    by: (head) => head.drop("infra/tests/guard.tftest.hcl"),
    says: ["test-removed infra/tests/guard.tftest.hcl"],
  },
  {
    change: "what breaks a rule is less",
    by: (head) =>
      head.edit(
        "policies/rules/retention/log_group/log_group.breaks",
        "wrong: [0, 14]",
        "wrong: [0]",
      ),
    says: ["breaks-reduced policies/rules/retention/log_group/log_group.breaks"],
  },
  {
    change: "a waiver is added",
    by: (head) => head.write("policies/waivers.yaml", WAIVER),
    says: ["waiver-added PAY-ENC-001 module.legacy.aws_rds_cluster.reports dev"],
  },
  {
    change: "a waiver holds for longer",
    earlier: (base) => base.write("policies/waivers.yaml", WAIVER),
    by: (head) => head.edit("policies/waivers.yaml", "2027-01-31", "2028-01-31"),
    says: ["waiver-extended PAY-ENC-001 module.legacy.aws_rds_cluster.reports dev"],
  },
  {
    change: "a waiver holds in further environments",
    earlier: (base) => base.write("policies/waivers.yaml", WAIVER),
    by: (head) => head.edit("policies/waivers.yaml", "[dev]", "[dev, prod]"),
    says: ["waiver-widened PAY-ENC-001 module.legacy.aws_rds_cluster.reports dev+prod"],
  },
  {
    change: "a waiver names further addresses",
    earlier: (base) => base.write("policies/waivers.yaml", WAIVER),
    by: (head) => head.edit("policies/waivers.yaml", "cluster.reports", "cluster.rep*"),
    says: ["waiver-widened PAY-ENC-001 module.legacy.aws_rds_cluster.rep* dev"],
  },
  {
    change: "somebody else answers for a waiver",
    earlier: (base) => base.write("policies/waivers.yaml", WAIVER),
    by: (head) => head.edit("policies/waivers.yaml", "compliance-office", "somebody"),
    says: ["waiver-reassigned PAY-ENC-001 module.legacy.aws_rds_cluster.reports dev"],
  },
  {
    change: "a variation is added",
    by: (head) =>
      head.write(
        "policies/variations.yaml",
        `${head.read("policies/variations.yaml")}
  - type: aws_sqs_queue
    path: /delay_seconds
    kind: value
    reason: Queues of dev are asked less often, and cost less so.
    owner: platform-team
    approved_by: compliance-office
`,
      ),
    says: ["variation-added aws_sqs_queue /delay_seconds (value)"],
  },
  {
    change: "a variation allows any value",
    by: (head) => head.edit("policies/variations.yaml", LOGS, "    reason: Logs are kept"),
    says: ["variation-widened aws_cloudwatch_log_group /retention_in_days (value)"],
  },
  {
    change: "a variation ends no longer",
    earlier: (base) =>
      base.edit("policies/variations.yaml", LOGS, `    expires: "2027-01-31"\n${LOGS}`),
    by: (head) => head.edit("policies/variations.yaml", '    expires: "2027-01-31"\n', ""),
    says: ["variation-extended aws_cloudwatch_log_group /retention_in_days (value)"],
  },
  {
    change: "an account may be another",
    by: (head) => head.edit("policies/accounts.yaml", '"777788889999"', '"999988887777"'),
    says: ["account-changed environments.prod.account"],
  },
  {
    change: "an action is denied no longer",
    by: (head) => head.edit("policies/accounts.yaml", "  - kms:DisableKey\n", ""),
    says: ["account-changed denied"],
  },
  {
    change: "somebody may approve who might not",
    by: (head) =>
      head.edit("policies/owners.yaml", "compliance-office: []", "compliance-office: [eve]"),
    says: ["owner-added compliance-office"],
  },
  {
    change: "files have other owners",
    by: (head) =>
      head.edit(".github/CODEOWNERS", "/policies/waivers.yaml ", "/policies/others.yaml "),
    says: ["gate-changed .github/CODEOWNERS"],
  },
  {
    change: "a workflow is another, or new",
    by: (head) =>
      head
        .edit(".github/workflows/ci.yml", "- run: .ci/run", "- run: 'true'")
        .write(".github/workflows/new.yml", "name: policy\n"),
    says: ["gate-changed .github/workflows/ci.yml", "gate-changed .github/workflows/new.yml"],
  },
  {
    change: "plans are made with another provider",
    by: (head) => head.edit("infra/.terraform.lock.hcl", "h1:", "h1:x"),
    says: ["gate-changed infra/.terraform.lock.hcl"],
  },
  {
    change: "what makes plans, judges them or is built is another",
    by: (head) =>
      head
        .write("policy-runner/src/bin.ts", "process.exitCode = 0;\n")
        .write("policy-runner/src/more.ts", "")
        .write("infra/jobs/planning.ts", "")
        .write("infra/jobs/test-all.ts", "")
        .edit("package.json", '"type": "module"', '"type": "commonjs"'),
    says: ["gate-changed infra/jobs", "gate-changed the build", "gate-changed policy-runner"],
  },
];

const NOT_WEAKER: readonly Case[] = [
  { change: "nothing", by: () => undefined, says: [] },
  {
    change: "stricter thresholds",
    by: (head) =>
      head.pack(({ parameters, profiles }) => {
        Object.assign(parameters, { password_length: 20, session_seconds: 3600 });
        Object.assign(parameters, {
          backup_retention_days: 30,
          s3_encryption_algorithms: ["aws:kms"],
        });
        Object.assign(profiles.aws?.parameters ?? {}, { require_customer_key: true });
        Object.assign(parameters.required_tags ?? {}, { owner: "somebody" });
      }),
    says: [],
  },
  {
    change: "comments, spaces and words of a rule",
    by: (head) =>
      head.edit(`${S3}.rego`, "_companion := ", '# What "stands" beside `it`.\n\n_companion   := '),
    says: [],
  },
  {
    change: "a new rule, with its tests",
    by: (head) =>
      head
        .catalogue((rules) => {
          const rule = structuredClone(ruleOf(rules, "PAY-ENC-002"));
          rules.push({ ...rule, id: "PAY-ENC-102", path: ["encryption", "more"] });
        })
        .write("policies/rules/encryption/more/more.rego", "package rules.encryption.more\n")
        .write(
          "policies/rules/encryption/more/more_test.rego",
          "package rules.encryption.more_test\n",
        ),
    says: [],
  },
  {
    change: "a new test, and one more break",
    by: (head) => {
      const path = "policies/rules/retention/log_group/log_group_test.rego";
      head.write(path, `${head.read(path)}\ntest_more if {\n\ttrue\n}\n`);
      const breaks = "policies/rules/retention/log_group/log_group.breaks";
      head.write(breaks, `${head.read(breaks)}\n- attribute: name\n  wrong: [1]\n`);
    },
    says: [],
  },
  {
    change: "a waiver is removed, ends sooner, or holds in fewer environments",
    earlier: (base) =>
      base.write("policies/waivers.yaml", WAIVER.replace("    environments: [dev]\n", "")),
    by: (head) => head.write("policies/waivers.yaml", WAIVER.replace("2027-01-31", "2026-12-31")),
    says: [],
  },
  {
    change: "a variation is removed, and one allows less",
    earlier: (base) => base.edit("policies/variations.yaml", LOGS, "    reason: Logs are kept"),
    by: (head) => head.edit("policies/variations.yaml", "    reason: Logs are kept", LOGS),
    says: [],
  },
  {
    change: "tests of what makes plans, and a page",
    by: (head) => head.write("infra/jobs/test/more.test.ts", "").write("docs/more.md", ""),
    says: [],
  },
  {
    change: "somebody may approve no longer, and one more action is denied",
    earlier: (base) =>
      base.edit("policies/owners.yaml", "compliance-office: []", "compliance-office: [eve]"),
    by: (head) =>
      head
        .edit("policies/owners.yaml", "compliance-office: [eve]", "compliance-office: []")
        .edit(
          "policies/accounts.yaml",
          "  - kms:DisableKey\n",
          "  - kms:DisableKey\n  - kms:Delete*\n",
        ),
    says: [],
  },
];

describe("a review of the gate", function () {
  this.timeout(60_000);
  // Most cases begin with the checkout as it is.
  let checkout: Branch;
  let base: Branch;
  let head: Branch;

  before(async () => {
    checkout = await new Branch().seal();
    base = new Branch(checkout.folder);
    head = new Branch(checkout.folder);
  });
  afterEach(() => {
    base.reset(checkout);
    head.reset(checkout);
  });
  after(() => {
    for (const branch of [checkout, base, head]) branch.remove();
  });

  const all = [...WEAKER, ...NOT_WEAKER];
  for (const { change, earlier, by, says } of all) {
    it(`${says.length === 0 ? "lets be" : "finds"}: ${change}`, async () => {
      for (const branch of [base, head]) earlier?.(branch);
      by(head);
      for (const branch of [base, head]) await branch.seal();
      const { weakenings, exit_code: exit } = await reviewed(base, head);
      expect(named(weakenings)).to.deep.equal(says);
      expect(exit).to.equal(says.length === 0 ? 0 : 1);
      expect(weakenings.every(({ approved_by: approver }) => approver === null)).to.equal(true);
    });
  }
});
