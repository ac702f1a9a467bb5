import { created, planOf, SHORT, SOUND } from "../commands/support.js";

const COMPANION = "aws_s3_bucket_versioning";

/** A plan in which one resource breaks a rule. */
export const PLAN = planOf([
  SOUND,
  created("aws_s3_bucket.b", { bucket: "b", tags_all: {} }, { after_unknown: { id: true } }),
  SHORT,
  created(`${COMPANION}.v`, {}, { after_unknown: { bucket: true, id: true } }),
  created("aws_rds_cluster.c", { engine: "x", tags_all: { environment: "dev" } }),
]);

/** What is said of it. */
export const FOUND = `FAIL  PAY-RET-001  ${SHORT.address}`;

/** The resource that breaks a rule, as the plan writes it. */
export const BREACH = JSON.stringify(SHORT);
