/**
 * Companions whose id is that of what they belong to, by the attribute that names it.
 * Source: the import sections of https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
const SAME_ID: ReadonlyMap<string, string> = new Map([
  ...[
    "aws_s3_bucket_cors_configuration",
    "aws_s3_bucket_lifecycle_configuration",
    "aws_s3_bucket_logging",
    "aws_s3_bucket_notification",
    "aws_s3_bucket_object_lock_configuration",
    "aws_s3_bucket_ownership_controls",
    "aws_s3_bucket_policy",
    "aws_s3_bucket_public_access_block",
    "aws_s3_bucket_replication_configuration",
    "aws_s3_bucket_server_side_encryption_configuration",
    "aws_s3_bucket_versioning",
    "aws_s3_bucket_website_configuration",
  ].map((type) => [type, "bucket"] as const),
  ["aws_kms_key_policy", "key_id"],
  ["aws_secretsmanager_secret_policy", "secret_arn"],
  ["aws_sns_topic_policy", "arn"],
  ["aws_sqs_queue_policy", "queue_url"],
  ["aws_sqs_queue_redrive_policy", "queue_url"],
]);

/**
 * Companions that AWS finds by their name alone: their attribute, and what stands in it before the name of
 * what they belong to.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loggroups.html
 */
const FOUND_BY_NAME: ReadonlyMap<string, string> = new Map([
  ["aws_cloudwatch_log_group.name", "/aws/lambda/"],
]);

/** Whether AWS finds a companion by this attribute alone, whatever it was made from. */
export function isFoundBy(type: string, attribute: string): boolean {
  return FOUND_BY_NAME.has(`${type}.${attribute}`);
}

/** What has to be known by which name, for this value to make a companion its own; undefined for nothing. */
export function ownerName(type: string, attribute: string, value: string): string | undefined {
  const before = FOUND_BY_NAME.get(`${type}.${attribute}`) ?? "";
  return value.startsWith(before) ? value.slice(before.length) : undefined;
}

/** Attributes by which any resource is known. */
const OWN: ReadonlySet<string> = new Set(["arn", "id", "identifier", "key", "name", "url"]);

const ENDING = /_(?:arn|id|identifier|name|url)$/;

/**
 * The attribute that says what a resource belongs to, where what is taken of it is that; undefined where
 * the resource itself is known by what is taken: `aws_s3_bucket.x.bucket`, `aws_rds_cluster.x.id`.
 */
export function ownerAttribute(type: string, taken: string): string | undefined {
  const owner = SAME_ID.get(type);
  if (taken === "id" || taken === owner) return owner;
  return OWN.has(taken) || type.endsWith(`_${taken.replace(ENDING, "")}`) ? undefined : taken;
}

/** Shorter texts are part of too many others to say where one comes from. */
const TELLING = 3;

/**
 * Whether a value names what has these texts among its attributes: it is one of them, or an ARN, URL or
 * path with one for a part. A value that is made from one and is neither names something else.
 */
export function names(value: string, texts: readonly string[]): "same" | "other" | "unsure" {
  if (texts.some((text) => text !== "" && isPart(value, text))) return "same";
  const isMade = texts.some((text) => text.length >= TELLING && value.includes(text));
  return isMade ? "other" : "unsure";
}

function isPart(value: string, text: string): boolean {
  const isEdge = (at: number) => at < 0 || at >= value.length || /[:/]/.test(value.charAt(at));
  for (let at = value.indexOf(text); at !== -1; at = value.indexOf(text, at + 1)) {
    if (isEdge(at - 1) && isEdge(at + text.length)) return true;
  }
  return false;
}
