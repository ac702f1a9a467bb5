import { ruleOf } from "../support.js";
import { type Case, LOGS, S3, WAIVER } from "./case.js";

/** Nothing is milder. */
export const HARMLESS: readonly Case[] = [
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
