import { ruleOf } from "../support.js";
import { ALL, type Case, enforced, S3 } from "./case.js";

/** What rules ask is milder, or is asked of less. */
export const RULES: readonly Case[] = [
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
    change: "the code of a rule is another",
    by: (head) => head.edit(`${S3}.rego`, "count(companions) > 0", "count(companions) > 1"),
    says: ["rule-changed PAY-ENC-002"],
  },
  {
    change: "code that rules share is another",
    by: (head) =>
      head.write(
        "policies/lib/values/values.rego",
        `${head.read("policies/lib/values/values.rego")}\nmore := 1\n`,
      ),
    says: ["rule-changed policies/lib/values/values.rego"],
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
];
