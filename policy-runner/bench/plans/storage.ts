import { type Block, refusingPlain } from "./block.js";

const KEYS = ["archive", "intake"];

/** As Terraform lists `aws_s3_bucket.this[each.key].id`. */
const BUCKET = { bucket: ["aws_s3_bucket.this", "each.key"] };

const OPEN = { block_public_acls: false };

/** Two buckets, made by for_each, each with five companions. */
export const STORAGE: readonly Block[] = [
  {
    type: "aws_s3_bucket",
    name: "this",
    keys: KEYS,
    values: { force_destroy: true, bucket_prefix: null, tags: {} },
    own: ({ service, key }) => ({ bucket: bucketName(service, key) }),
    breach: { force_destroy: false },
  },
  {
    type: "aws_s3_bucket_versioning",
    name: "this",
    keys: KEYS,
    links: BUCKET,
    values: { versioning_configuration: [{ status: "Enabled" }], expected_bucket_owner: null },
    breach: { versioning_configuration: [{ status: "Suspended" }] },
  },
  {
    type: "aws_s3_bucket_server_side_encryption_configuration",
    name: "this",
    keys: KEYS,
    links: BUCKET,
    values: encryption("aws:kms"),
    breach: encryption("AES256"),
  },
  {
    type: "aws_s3_bucket_public_access_block",
    name: "this",
    keys: KEYS,
    links: BUCKET,
    values: {
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    },
    breach: OPEN,
  },
  {
    type: "aws_s3_bucket_ownership_controls",
    name: "this",
    keys: KEYS,
    links: BUCKET,
    values: { rule: [{ object_ownership: "BucketOwnerEnforced" }] },
    breach: { rule: [{ object_ownership: "ObjectWriter" }] },
  },
  {
    type: "aws_s3_bucket_policy",
    name: "this",
    keys: KEYS,
    links: BUCKET,
    values: {},
    own: ({ service, key }) => {
      const arn = `arn:aws:s3:::${bucketName(service, key)}`;
      return { policy: refusingPlain("s3:*", [arn, `${arn}/*`]) };
    },
    breach: { policy: JSON.stringify({ Version: "2012-10-17", Statement: [] }) },
  },
  {
    type: "aws_s3_bucket_lifecycle_configuration",
    name: "this",
    keys: KEYS,
    links: BUCKET,
    values: lifecycle("Enabled"),
    breach: lifecycle("Disabled"),
  },
];

function bucketName(service: string, key: string | number | undefined): string {
  return `prod-payment-${service.replaceAll("_", "-")}-${key}-prod`;
}

function encryption(algorithm: string): Block["values"] {
  const byDefault = [{ sse_algorithm: algorithm, kms_master_key_id: null }];
  return {
    rule: [{ apply_server_side_encryption_by_default: byDefault, bucket_key_enabled: true }],
  };
}

function lifecycle(status: string): Block["values"] {
  return {
    rule: [{ id: "old", status, noncurrent_version_expiration: [{ noncurrent_days: 30 }] }],
  };
}
