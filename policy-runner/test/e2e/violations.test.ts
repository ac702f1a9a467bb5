import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Result } from "../../src/verdict/types.js";
import { Checkout } from "../support/checkout.js";

const GROUPS = "module.security_groups.aws_security_group";
const GROUPS_FILE = "infra/modules/security-groups/main.tf";

const SSH_IN_PROD = `resource "aws_vpc_security_group_ingress_rule" "ssh" {
  count = var.environment == "prod" ? 1 : 0

  security_group_id = module.security_groups.alb_id
  cidr_ipv4         = "10.0.0.0/8"
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
}`;

interface Case {
  readonly breaks: string;
  readonly env: string;
  readonly edits: readonly (readonly [path: string, from: string, to: string])[];
  /** The findings that must be there: rule and address. */
  readonly expected: readonly (readonly [rule: string, address: string])[];
}

const CASES: readonly Case[] = [
  {
    breaks: "encryption: an unencrypted cluster",
    env: "prod",
    edits: [
      ["infra/modules/database/main.tf", "storage_encrypted = true", "storage_encrypted = false"],
    ],
    expected: [["PAY-ENC-001", "module.database.aws_rds_cluster.this"]],
  },
  {
    breaks: "encryption: a cluster that leaves encryption out, in dev",
    env: "dev",
    edits: [["infra/modules/database/main.tf", "  storage_encrypted = true\n", ""]],
    expected: [["PAY-ENC-001", "module.database.aws_rds_cluster.this"]],
  },
  {
    breaks: "no deletion protection: on",
    env: "staging",
    edits: [
      [
        "infra/modules/database/main.tf",
        "deletion_protection      = false",
        "deletion_protection = true",
      ],
    ],
    expected: [["PAY-DEL-001", "module.database.aws_rds_cluster.this"]],
  },
  {
    breaks: "no deletion protection: prevent_destroy in a module",
    env: "dev",
    edits: [
      [
        "infra/modules/database/main.tf",
        "  depends_on = [aws_cloudwatch_log_group.this]\n",
        "  lifecycle {\n    prevent_destroy = true\n  }\n",
      ],
    ],
    expected: [["PAY-DEL-007", "module.database.aws_rds_cluster.this"]],
  },
  {
    breaks: "retention: 14 days in prod",
    env: "prod",
    edits: [["infra/locals.tf", "log_retention_days      = 90", "log_retention_days      = 14"]],
    expected: [
      ["PAY-RET-001", "module.batch_validator.aws_cloudwatch_log_group.this"],
      ["PAY-RET-001", "module.database.aws_cloudwatch_log_group.this"],
    ],
  },
  {
    breaks: "tagging: a missing environment tag",
    env: "dev",
    edits: [["infra/providers.tf", "      environment = var.environment\n", ""]],
    expected: [["PAY-TAG-001", "module.network.aws_vpc.this"]],
  },
  {
    breaks: "tagging: a wrong environment tag on one resource",
    env: "prod",
    edits: [
      [
        "infra/modules/database/main.tf",
        "    Name = var.identifier\n",
        '    Name        = var.identifier\n    environment = "production"\n',
      ],
    ],
    expected: [["PAY-TAG-001", "module.database.aws_rds_cluster.this"]],
  },
  {
    breaks: "identical rules: an additional ingress rule in one environment",
    env: "prod",
    edits: [],
    expected: [
      ["PAY-NET-001", "aws_vpc_security_group_ingress_rule.ssh[0]"],
      // It says not what it is for, either.
      ["PAY-NET-006", "aws_vpc_security_group_ingress_rule.ssh[0]"],
      ["PAY-NET-001", `${GROUPS}.alb`],
    ],
  },
  {
    // Terraform does not see it: of a group that does not exist yet it knows no id.
    breaks: "identical rules: another group in the place of the functions', within the database's",
    env: "staging",
    edits: [[GROUPS_FILE, "[aws_security_group.function.id]", "[aws_security_group.alb.id]"]],
    expected: [["PAY-NET-001", `${GROUPS}.database`]],
  },
  {
    breaks: "open ingress: SSH within the load balancer's group",
    env: "staging",
    edits: [["infra/modules/security-groups/rules.tf", "port = 80,", "port = 22,"]],
    expected: [
      ["PAY-NET-001", `${GROUPS}.alb`],
      ["PAY-NET-002", `${GROUPS}.alb`],
    ],
  },
  {
    breaks: "descriptions: a rule within a group that says not what it is for",
    env: "dev",
    edits: [[GROUPS_FILE, '"PostgreSQL between function and database."', '""']],
    expected: [["PAY-NET-006", `${GROUPS}.database`]],
  },
  {
    breaks: "open ingress: HTTP that no longer only redirects",
    env: "dev",
    edits: [
      ["infra/modules/load-balancer/listeners.tf", 'protocol    = "HTTPS"', 'protocol    = "HTTP"'],
      // The definition too: a plan that differs from it alone is refused by Terraform itself.
      [
        "infra/modules/load-balancer/locals.tf",
        "http redirect HTTPS 443",
        "http redirect HTTP 443",
      ],
    ],
    expected: [
      ["PAY-NET-002", `${GROUPS}.alb`],
      ["PAY-TLS-002", "module.load_balancer.aws_lb_listener.http"],
    ],
  },
];

/** HCL and tfvars → make plan-check → exit code 1, by one real plan for each environment. */
describe("make plan-check on a configuration that breaks rules", function () {
  this.timeout(300_000);
  let checkout: Checkout;

  before(() => {
    checkout = new Checkout();
    checkout.append("infra/security.tf", SSH_IN_PROD);
    expect(checkout.make("emulator-up").status).to.equal(0);
  });

  after(() => {
    checkout.make("emulator-down");
    checkout.remove();
  });

  for (const env of ["dev", "staging", "prod"]) {
    describe(`in ${env}`, () => {
      const cases = CASES.filter((one) => one.env === env);
      let failed: readonly (readonly [rule: string, address: string])[];

      before(() => {
        for (const { edits } of cases) for (const edit of edits) checkout.edit(...edit);
        const ran = checkout.make("plan-check", `ENV=${env}`, "FORMAT=json", "OUTPUT=result.json");
        for (const { edits } of cases) for (const [path] of edits) checkout.restore(path);
        expect(ran.status, ran.stderr).to.equal(1);
        const text = readFileSync(join(checkout.folder, "result.json"), "utf8");
        const { findings } = JSON.parse(text) as Result;
        failed = findings
          .filter((finding) => finding.outcome === "fail")
          .map((finding) => [finding.rule, finding.address] as const);
      });

      for (const { breaks, expected } of cases) {
        it(breaks, () => {
          expect(failed).to.deep.include.members([...expected]);
        });
      }

      it("finds nothing that was not broken", () => {
        const broken = new Set(cases.flatMap((one) => one.expected.map(([rule]) => rule)));
        expect(failed.filter(([rule]) => !broken.has(rule))).to.deep.equal([]);
      });
    });
  }

  it("lets the other environments be when a rule is added to prod alone", () => {
    const ran = checkout.make("plan-check", "ENV=dev");
    expect(ran.status, ran.stderr).to.equal(0);
  });
});
