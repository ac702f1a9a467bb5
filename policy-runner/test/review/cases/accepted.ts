import { type Case, LOGS, WAIVER } from "./case.js";

/** More is accepted or declared, for longer, or by somebody else. */
export const ACCEPTED: readonly Case[] = [
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
    change: "a waiver is added that an older one covers by its text alone",
    earlier: (base) =>
      base.write("policies/waivers.yaml", WAIVER.replace("module.legacy.", "module.*.")),
    by: (head) =>
      head.write(
        "policies/waivers.yaml",
        WAIVER.replace("cluster.reports", "cluster.rep*").replace("legacy", "aws_rds_cluster"),
      ),
    says: ["waiver-added PAY-ENC-001 module.aws_rds_cluster.aws_rds_cluster.rep* dev"],
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
];
