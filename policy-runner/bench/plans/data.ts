import { type Block, type Links, to } from "./block.js";

const UNTAGGED = { tags_all: { project: "payment" } };

const RULE = { ip_protocol: "tcp", tags: {} };

/** A cluster with two instances, made by count, a table, and the network between them and the function. */
export const DATA: readonly Block[] = [
  {
    type: "aws_subnet",
    name: "this",
    values: {
      vpc_id: "vpc-0123456789abcdef0",
      availability_zone: "us-east-1a",
      map_public_ip_on_launch: false,
      tags: {},
    },
    breach: UNTAGGED,
  },
  group("function", "What the function reaches"),
  group("database", "Who reaches the database"),
  {
    type: "aws_vpc_security_group_egress_rule",
    name: "services",
    links: { security_group_id: to("aws_security_group.function.id") },
    values: { ...RULE, from_port: 443, to_port: 443, cidr_ipv4: "0.0.0.0/0" },
    own: ({ service }) => ({ description: `${service} calls AWS` }),
    breach: UNTAGGED,
  },
  {
    type: "aws_vpc_security_group_egress_rule",
    name: "database",
    links: between("function", "database"),
    values: { ...RULE, from_port: 5432, to_port: 5432 },
    own: ({ service }) => ({ description: `${service} reads its database` }),
    breach: UNTAGGED,
  },
  {
    type: "aws_vpc_security_group_ingress_rule",
    name: "function",
    links: between("database", "function"),
    values: { ...RULE, from_port: 5432, to_port: 5432 },
    own: ({ service }) => ({ description: `${service} is let in` }),
    breach: UNTAGGED,
  },
  {
    type: "aws_rds_cluster",
    name: "this",
    links: { kms_key_id: to("aws_kms_key.this.arn") },
    values: {
      engine: "aurora-postgresql",
      engine_version: "13.7",
      storage_encrypted: true,
      deletion_protection: false,
      skip_final_snapshot: true,
      backup_retention_period: 35,
      copy_tags_to_snapshot: true,
      iam_database_authentication_enabled: true,
      manage_master_user_password: true,
      enabled_cloudwatch_logs_exports: ["postgresql"],
      tags: {},
    },
    own: ({ service }) => ({ cluster_identifier: `payment-${service}-prod` }),
    breach: { deletion_protection: true },
  },
  {
    type: "aws_rds_cluster_instance",
    name: "this",
    keys: [0, 1],
    links: { cluster_identifier: to("aws_rds_cluster.this.id") },
    values: {
      instance_class: "db.r6g.large",
      engine: "aurora-postgresql",
      engine_version: "13.7",
      monitoring_interval: 60,
      tags: {},
    },
    own: ({ service, key }) => ({ identifier: `payment-${service}-prod-${key}` }),
    breach: UNTAGGED,
  },
  {
    type: "aws_dynamodb_table",
    name: "this",
    links: { server_side_encryption: [{ kms_key_arn: to("aws_kms_key.this.arn") }] },
    values: {
      billing_mode: "PAY_PER_REQUEST",
      hash_key: "id",
      deletion_protection_enabled: false,
      point_in_time_recovery: [{ enabled: true }],
      server_side_encryption: [{ enabled: true }],
      tags: {},
    },
    own: ({ service }) => ({ name: `payment-${service}-prod` }),
    breach: { deletion_protection_enabled: true },
  },
];

function group(name: string, description: string): Block {
  return {
    type: "aws_security_group",
    name,
    values: { revoke_rules_on_delete: false, description, tags: {} },
    own: ({ service }) => ({ name: `payment-${name}-sg-prod-${service.replaceAll("_", "-")}` }),
    breach: UNTAGGED,
  };
}

function between(owner: string, peer: string): Links {
  return {
    security_group_id: to(`aws_security_group.${owner}.id`),
    referenced_security_group_id: to(`aws_security_group.${peer}.id`),
  };
}
