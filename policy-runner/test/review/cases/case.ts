import type { Branch } from "../support.js";

export const S3 = "policies/rules/encryption/s3_default/s3_default";
export const WAIVER = `version: 1
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
export const LOGS = `    allowed: { dev: 7, staging: 30, prod: 90 }
    reason: Logs are kept`;
export const ALL = "dev+staging+prod+dev (aws)+staging (aws)+prod (aws)";

/** A change of a branch, and what a review says of it. */
export interface Case {
  readonly change: string;
  /** Of the base branch, where it is not the checkout. */
  readonly earlier?: (base: Branch) => unknown;
  readonly by: (head: Branch) => unknown;
  readonly says: readonly string[];
}

/** The rule set for every environment, or for one. */
export const enforced = (enforcement: object | string) => (head: Branch) =>
  head.pack((pack) => {
    Object.assign(pack.rules, { "PAY-ENC-001": { enforcement, reason: "a reason of its own" } });
  });

export const parameter = (name: string, value: unknown) => (head: Branch) =>
  head.pack((pack) => Object.assign(pack.parameters, { [name]: value }));
