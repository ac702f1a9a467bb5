/** A resource block of a generated service; with a key when it is one of two instances. */
export interface Block {
  readonly type: string;
  readonly name: string;
  readonly key?: string;
  /** Attribute → what it refers to. */
  readonly references?: Readonly<Record<string, readonly string[]>>;
  readonly values: Readonly<Record<string, unknown>>;
  /** What breaks a rule, for one resource in ten. */
  readonly breach?: Readonly<Record<string, unknown>>;
}

/** A resource of a generated plan. */
export interface Resource {
  readonly address: string;
  readonly module: string;
  readonly type: string;
  readonly name: string;
  readonly index: string | undefined;
  readonly after: Readonly<Record<string, unknown>>;
  readonly unknown: Readonly<Record<string, unknown>>;
}

const KEY = ["aws_kms_key.this.arn", "aws_kms_key.this"];
const BUCKET = ["aws_s3_bucket.this", "each.key"];
const GROUP = ["aws_security_group.this.id", "aws_security_group.this"];
const BALANCER = ["aws_lb.this.arn", "aws_lb.this"];
const TAGGED = { tags: { Name: "service" } };

function bucketParts(key: string): Block[] {
  return [
    {
      type: "aws_s3_bucket",
      name: "this",
      key,
      values: { ...TAGGED, force_destroy: true, bucket_prefix: null },
      breach: { force_destroy: false },
    },
    {
      type: "aws_s3_bucket_versioning",
      name: "this",
      key,
      references: { bucket: BUCKET },
      values: { versioning_configuration: [{ status: "Enabled" }], expected_bucket_owner: null },
    },
    {
      type: "aws_s3_bucket_server_side_encryption_configuration",
      name: "this",
      key,
      references: { bucket: BUCKET },
      values: {
        rule: [
          {
            apply_server_side_encryption_by_default: [
              { sse_algorithm: "aws:kms", kms_master_key_id: null },
            ],
            bucket_key_enabled: true,
          },
        ],
      },
    },
    {
      type: "aws_s3_bucket_public_access_block",
      name: "this",
      key,
      references: { bucket: BUCKET },
      values: {
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      },
    },
  ];
}

/** The resources of one service: twenty, eight of them two buckets with their companions. */
export const SERVICE: readonly Block[] = [
  ...bucketParts("archive"),
  ...bucketParts("intake"),
  {
    type: "aws_kms_key",
    name: "this",
    values: { ...TAGGED, enable_key_rotation: true, deletion_window_in_days: 7 },
  },
  {
    type: "aws_cloudwatch_log_group",
    name: "this",
    references: { kms_key_id: KEY },
    values: { ...TAGGED, name: "/service", retention_in_days: 90, skip_destroy: false },
    breach: { retention_in_days: 14 },
  },
  {
    type: "aws_lambda_function",
    name: "this",
    references: { kms_key_arn: KEY },
    values: {
      ...TAGGED,
      function_name: "service",
      runtime: "python3.9",
      timeout: 30,
      environment: [{ variables: { STAGE: "prod" } }],
      tracing_config: [{ mode: "Active" }],
    },
  },
  {
    type: "aws_iam_role",
    name: "this",
    values: {
      ...TAGGED,
      name: "service",
      assume_role_policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: "sts:AssumeRole",
            Principal: { Service: "lambda.amazonaws.com" },
          },
        ],
      }),
    },
  },
  {
    type: "aws_security_group",
    name: "this",
    values: { ...TAGGED, name: "payment-function-sg-prod", revoke_rules_on_delete: false },
  },
  {
    type: "aws_vpc_security_group_egress_rule",
    name: "this",
    references: { security_group_id: GROUP },
    values: { ...TAGGED, ip_protocol: "tcp", from_port: 443, to_port: 443, cidr_ipv4: "0.0.0.0/0" },
  },
  {
    type: "aws_rds_cluster",
    name: "this",
    references: { kms_key_id: KEY },
    values: {
      ...TAGGED,
      engine: "aurora-postgresql",
      engine_version: "13.7",
      storage_encrypted: true,
      deletion_protection: false,
      skip_final_snapshot: true,
    },
    breach: { deletion_protection: true },
  },
  {
    type: "aws_rds_cluster_instance",
    name: "this",
    references: { cluster_identifier: ["aws_rds_cluster.this.id", "aws_rds_cluster.this"] },
    values: { ...TAGGED, instance_class: "db.r6g.large", engine: "aurora-postgresql" },
  },
  {
    type: "aws_dynamodb_table",
    name: "this",
    values: {
      ...TAGGED,
      name: "service",
      billing_mode: "PAY_PER_REQUEST",
      hash_key: "id",
      deletion_protection_enabled: false,
    },
    breach: { deletion_protection_enabled: true },
  },
  {
    type: "aws_lb",
    name: "this",
    references: { security_groups: GROUP },
    values: {
      ...TAGGED,
      name: "service",
      internal: true,
      load_balancer_type: "application",
      enable_deletion_protection: false,
    },
    breach: { enable_deletion_protection: true },
  },
  {
    type: "aws_lb_listener",
    name: "this",
    references: { load_balancer_arn: BALANCER },
    values: {
      ...TAGGED,
      port: 443,
      protocol: "HTTPS",
      ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      default_action: [
        {
          type: "fixed-response",
          fixed_response: [{ content_type: "text/plain", status_code: "404" }],
        },
      ],
    },
  },
  {
    type: "aws_sns_topic",
    name: "this",
    values: { ...TAGGED, name: "service", fifo_topic: false },
  },
];

/** What every resource of a real plan carries besides: attributes that no rule reads. */
const REST = {
  description:
    "A part of one of the many services that take payments, answer for them and keep their records for the auditors",
  lifecycle_notes: null,
  timeouts: { create: "30m", update: "30m", delete: "30m" },
  policy: JSON.stringify({
    Version: "2012-10-17",
    Statement: Array.from({ length: 5 }, (_, i) => ({
      Sid: `Statement${i}`,
      Effect: "Deny",
      Principal: "*",
      Action: ["service:Read", "service:Write"],
      Resource: ["arn:aws:service:::name", "arn:aws:service:::name/*"],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    })),
  }),
};

/** The resources of the service of a number, sorted by address as Terraform does. */
export function serviceOf(name: string, number: number): readonly Resource[] {
  return SERVICE.map((block, i) =>
    resourceOf(block, name, (number * SERVICE.length + i) % 10 === 0 || breaks(block, number)),
  );
}

/** Blocks that can break a rule do so often enough that they are a tenth of all. */
function breaks(block: Block, number: number): boolean {
  return block.breach !== undefined && number % 3 === 0;
}

function resourceOf(block: Block, service: string, breach: boolean): Resource {
  const module = `module.${service}`;
  const index = block.key;
  const own = `${module}.${block.type}.${block.name}`;
  const tags = "tags" in block.values ? { environment: "prod", project: "payment" } : undefined;
  return {
    address: index === undefined ? own : `${own}["${index}"]`,
    module,
    type: block.type,
    name: block.name,
    index,
    after: {
      ...REST,
      ...block.values,
      ...(tags === undefined ? {} : { tags_all: { ...(block.values.tags as object), ...tags } }),
      ...(breach ? block.breach : {}),
    },
    unknown: {
      id: true,
      arn: true,
      ...(tags === undefined ? {} : { tags: {}, tags_all: {} }),
      ...Object.fromEntries(Object.keys(block.references ?? {}).map((name) => [name, true])),
    },
  };
}

/** The expressions of a block in the plan's configuration. */
export function expressionsOf(block: Block): Record<string, unknown> {
  const constants = Object.entries(block.values).map(([name, value]) => [
    name,
    { constant_value: value },
  ]);
  const references = Object.entries(block.references ?? {}).map(([name, list]) => [
    name,
    { references: list },
  ]);
  return Object.fromEntries([...constants, ...references]);
}
