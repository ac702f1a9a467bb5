import type { Json, JsonObject } from "../constants.js";
import type { StateResource } from "../plan/types.js";
import { inlineOpenings, ruleOpenings } from "./security-rules.js";

/**
 * Attributes in which a resource shows what other resources manage, with their type and the attribute by
 * which they name it. A state holds them as they were before those were made.
 */
const COMPANIONS: Readonly<
  Record<string, Readonly<Record<string, readonly [type: string, key: string]>>>
> = {
  aws_kms_key: { policy: ["aws_kms_key_policy", "key_id"] },
  aws_s3_bucket: {
    acceleration_status: ["aws_s3_bucket_accelerate_configuration", "bucket"],
    acl: ["aws_s3_bucket_acl", "bucket"],
    cors_rule: ["aws_s3_bucket_cors_configuration", "bucket"],
    grant: ["aws_s3_bucket_acl", "bucket"],
    lifecycle_rule: ["aws_s3_bucket_lifecycle_configuration", "bucket"],
    logging: ["aws_s3_bucket_logging", "bucket"],
    object_lock_configuration: ["aws_s3_bucket_object_lock_configuration", "bucket"],
    policy: ["aws_s3_bucket_policy", "bucket"],
    replication_configuration: ["aws_s3_bucket_replication_configuration", "bucket"],
    request_payer: ["aws_s3_bucket_request_payment_configuration", "bucket"],
    server_side_encryption_configuration: [
      "aws_s3_bucket_server_side_encryption_configuration",
      "bucket",
    ],
    versioning: ["aws_s3_bucket_versioning", "bucket"],
    website: ["aws_s3_bucket_website_configuration", "bucket"],
  },
  aws_sns_topic: { policy: ["aws_sns_topic_policy", "arn"] },
  aws_sqs_queue: {
    policy: ["aws_sqs_queue_policy", "queue_url"],
    redrive_allow_policy: ["aws_sqs_queue_redrive_allow_policy", "queue_url"],
    redrive_policy: ["aws_sqs_queue_redrive_policy", "queue_url"],
  },
};

/** Parts of a list that no resource of the state accounts for; null where none can be expected to. */
export type Unaccounted = readonly string[] | null;

/**
 * What an attribute that the configuration leaves alone shows besides what other resources manage.
 *
 * @param values the resource as it is
 */
export function unaccounted(
  type: string,
  attribute: string,
  values: JsonObject,
  state: readonly StateResource[],
): Unaccounted {
  if (type === "aws_security_group" && (attribute === "ingress" || attribute === "egress")) {
    const managed = state
      .filter((one) => one.values.security_group_id === values.id)
      .flatMap((one) => ruleOpenings(one.type, one.values));
    return without(inlineOpenings(values, attribute), managed);
  }
  if (type === "aws_iam_role" && attribute === "inline_policy") {
    return without(
      named(values.inline_policy, "name"),
      managedNames(state, "aws_iam_role_policy", "role", values.name, "name"),
    );
  }
  if (type === "aws_iam_role" && attribute === "managed_policy_arns") {
    const own = (values.managed_policy_arns ?? []) as string[];
    return without(
      own,
      managedNames(state, "aws_iam_role_policy_attachment", "role", values.name, "policy_arn"),
    );
  }
  if (type === "aws_route_table" && attribute === "route") return routes(values, state);
  const [companion, key] = COMPANIONS[type]?.[attribute] ?? [];
  if (companion === undefined) return null;
  const ids = [values.id, values.arn, values.url, values.bucket];
  const isManaged = state.some(
    (one) => one.type === companion && ids.includes(one.values[key ?? ""] ?? ""),
  );
  return isManaged ? [] : [`no ${companion} manages it`];
}

const DESTINATIONS = ["cidr_block", "ipv6_cidr_block", "destination_prefix_list_id"];

/** Gateway endpoints put a route of their own into the tables that they serve. */
function routes(values: JsonObject, state: readonly StateResource[]): Unaccounted {
  const own = ((values.route ?? []) as JsonObject[])
    .filter((route) => !String(route.gateway_id ?? "").startsWith("vpce-"))
    .flatMap((route) => DESTINATIONS.map((key) => route[key]).filter(isText));
  const managed = state
    .filter((one) => one.type === "aws_route" && one.values.route_table_id === values.id)
    .flatMap((one) =>
      ["destination_cidr_block", "destination_ipv6_cidr_block", "destination_prefix_list_id"]
        .map((key) => one.values[key])
        .filter(isText),
    );
  return without(own, managed);
}

function isText(value: Json | undefined): value is string {
  return typeof value === "string" && value !== "";
}

function named(list: Json | undefined, key: string): string[] {
  return ((list ?? []) as JsonObject[]).map((one) => one[key]).filter(isText);
}

function managedNames(
  state: readonly StateResource[],
  type: string,
  by: string,
  owner: Json | undefined,
  key: string,
): string[] {
  return state
    .filter((one) => one.type === type && one.values[by] === owner)
    .map((one) => one.values[key])
    .filter(isText);
}

function without(all: readonly string[], managed: readonly string[]): string[] {
  const known = new Set(managed);
  return all.filter((one) => !known.has(one));
}
