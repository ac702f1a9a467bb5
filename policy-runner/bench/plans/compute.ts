import { type Block, refusingPlain, to } from "./block.js";

const UNTAGGED = { tags_all: { project: "payment" } };

/** A function in a module of its own, which is handed key, network and group by variables. */
export const COMPUTE: readonly Block[] = [
  {
    type: "aws_cloudwatch_log_group",
    name: "this",
    module: "function",
    links: { kms_key_id: ["var.kms_key_arn"] },
    values: { retention_in_days: 90, skip_destroy: false, tags: {} },
    own: ({ service }) => ({ name: `/payment/${service}-prod` }),
    breach: { retention_in_days: 14 },
  },
  {
    type: "aws_lambda_function",
    name: "this",
    module: "function",
    links: {
      kms_key_arn: ["var.kms_key_arn"],
      role: to("aws_iam_role.this.arn"),
      dead_letter_config: [{ target_arn: ["var.topic_arn"] }],
      logging_config: [{ log_group: to("aws_cloudwatch_log_group.this.name") }],
      vpc_config: [{ subnet_ids: ["var.subnet_ids"], security_group_ids: ["var.group_ids"] }],
    },
    values: {
      runtime: "python3.9",
      timeout: 30,
      reserved_concurrent_executions: 10,
      environment: [{ variables: { STAGE: "prod" } }],
      logging_config: [{ log_format: "JSON" }],
      tracing_config: [{ mode: "Active" }],
      dead_letter_config: [{}],
      vpc_config: [{}],
      tags: {},
    },
    own: ({ service }) => ({
      function_name: `payment-${service}-prod`,
      handler: `${service}.main`,
    }),
    breach: { runtime: "python3.8" },
  },
  {
    type: "aws_iam_role",
    name: "this",
    module: "function",
    values: {
      permissions_boundary: "arn:aws:iam::123456789012:policy/boundary",
      tags: {},
      assume_role_policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: "sts:AssumeRole",
            Principal: { Service: "lambda.amazonaws.com" },
            Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
          },
        ],
      }),
    },
    own: ({ service }) => ({ name: `prod-payment-${service}-prod` }),
    breach: UNTAGGED,
  },
  {
    type: "aws_iam_role_policies_exclusive",
    name: "this",
    module: "function",
    links: { role_name: to("aws_iam_role.this.name") },
    values: { policy_names: ["own"] },
    breach: {},
  },
  {
    type: "aws_kms_key",
    name: "this",
    values: { enable_key_rotation: true, deletion_window_in_days: 7, tags: {} },
    own: ({ service }) => ({ description: `What ${service} keeps` }),
    breach: { enable_key_rotation: false },
  },
  {
    type: "aws_sns_topic",
    name: "this",
    links: { kms_master_key_id: to("aws_kms_key.this.arn") },
    values: { fifo_topic: false, tags: {} },
    own: ({ service }) => ({ name: `payment-${service}-prod` }),
    breach: UNTAGGED,
  },
  {
    type: "aws_sns_topic_policy",
    name: "this",
    links: { arn: to("aws_sns_topic.this.arn") },
    values: {},
    own: ({ service }) => {
      const arn = `arn:aws:sns:us-east-1:123456789012:payment-${service}-prod`;
      return { policy: refusingPlain("sns:Publish", [arn]) };
    },
    breach: { policy: JSON.stringify({ Version: "2012-10-17", Statement: [] }) },
  },
  {
    type: "aws_lb",
    name: "this",
    values: {
      internal: true,
      load_balancer_type: "application",
      enable_deletion_protection: false,
      drop_invalid_header_fields: true,
      access_logs: [{ bucket: "payment-logs-prod", enabled: true }],
      tags: {},
    },
    own: ({ service }) => ({ name: `payment-${service}-prod` }),
    breach: { enable_deletion_protection: true },
  },
  {
    type: "aws_lb_listener",
    name: "this",
    links: { load_balancer_arn: to("aws_lb.this.arn") },
    values: {
      port: 443,
      protocol: "HTTPS",
      ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      default_action: [
        {
          type: "fixed-response",
          fixed_response: [{ content_type: "text/plain", status_code: "404" }],
        },
      ],
      tags: {},
    },
    breach: UNTAGGED,
  },
];
