import type { Json, JsonObject } from "../constants.js";
import type { Plan, ResourceChange } from "../plan/types.js";
import { withoutRule } from "./group-echoes.js";

/** What a parent shows of resources as they were before the plan changes them: number → what is stale. */
export type Stale = ReadonlyMap<number, readonly Echo[]>;

/** An attribute that shows a companion, and that companion as it was before. */
interface Echo {
  readonly type: string;
  readonly before: JsonObject;
}

/** How a resource shows a companion: in which attributes, and what of them, if not all. */
interface Showing {
  /** Type of the resource that shows it. */
  readonly in: readonly string[];
  /** Attribute of the companion that names it. */
  readonly by: string;
  readonly attributes: readonly string[];
  /** Attribute of the companion that says in which of them it is shown; without it, in all. */
  readonly which?: string;
  /** The value without what is shown of the companion; nothing is left where this is absent. */
  readonly rest?: (value: Json, before: JsonObject, type: string) => Json;
}

const whole = (parent: string, by: string, ...attributes: readonly string[]): Showing => {
  return { in: [parent], by, attributes };
};
const ofBucket = (...attributes: readonly string[]) =>
  whole("aws_s3_bucket", "bucket", ...attributes);
const inRole = (by: string, attribute: string, rest: Showing["rest"]): Showing => {
  return { in: ["aws_iam_role"], by, attributes: [attribute], ...(rest && { rest }) };
};
const inGroup = (attributes: readonly string[], which?: string): Showing => {
  const groups = ["aws_security_group", "aws_default_security_group"];
  const rest = { rest: withoutRule, ...(which && { which }) };
  return { in: groups, by: "security_group_id", attributes, ...rest };
};

/**
 * Attributes that a resource shows of its companions where its own configuration does not set them. A plan
 * shows them as they stand before the apply.
 * Source: the notes on separate resources in
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs, of each of these types
 */
const SHOWN: ReadonlyMap<string, Showing> = new Map([
  ["aws_iam_policy_attachment", inRole("roles", "managed_policy_arns", withoutArn)],
  ["aws_iam_role_policies_exclusive", inRole("role_name", "inline_policy", undefined)],
  ["aws_iam_role_policy", inRole("role", "inline_policy", withoutNamed)],
  ["aws_iam_role_policy_attachment", inRole("role", "managed_policy_arns", withoutArn)],
  ["aws_kms_key_policy", whole("aws_kms_key", "key_id", "policy")],
  ["aws_s3_bucket_acl", ofBucket("acl", "grant")],
  ["aws_s3_bucket_lifecycle_configuration", ofBucket("lifecycle_rule")],
  ["aws_s3_bucket_logging", ofBucket("logging")],
  ["aws_s3_bucket_object_lock_configuration", ofBucket("object_lock_configuration")],
  ["aws_s3_bucket_policy", ofBucket("policy")],
  ["aws_s3_bucket_replication_configuration", ofBucket("replication_configuration")],
  [
    "aws_s3_bucket_server_side_encryption_configuration",
    ofBucket("server_side_encryption_configuration"),
  ],
  ["aws_s3_bucket_versioning", ofBucket("versioning")],
  ["aws_secretsmanager_secret_policy", whole("aws_secretsmanager_secret", "secret_arn", "policy")],
  ["aws_security_group_rule", inGroup(["ingress", "egress"], "type")],
  ["aws_sns_topic_policy", whole("aws_sns_topic", "arn", "policy")],
  ["aws_sqs_queue_policy", whole("aws_sqs_queue", "queue_url", "policy")],
  ["aws_vpc_security_group_egress_rule", inGroup(["egress"])],
  ["aws_vpc_security_group_ingress_rule", inGroup(["ingress"])],
]);

/** Types that others show. */
export const ECHOING: readonly string[] = [...SHOWN.keys()];

/** Types that show others. */
export const ECHOED: readonly string[] = [...new Set([...SHOWN.values()].flatMap((one) => one.in))];

/** What resources that stay show of those that the plan deletes or changes. */
export function staleOf({ changed, resources }: Pick<Plan, "changed" | "resources">): Stale {
  const stale = new Map<number, Echo[]>();
  for (const { type, before } of changed()) {
    const shown = SHOWN.get(type);
    const names = shown === undefined ? [] : [before[shown.by]].flat();
    for (const name of names) {
      if (typeof name !== "string" || name === "") continue;
      for (const own of resources.known(name)) {
        if (shown?.in.includes(resources.read(own).type) !== true) continue;
        const echoes = stale.get(own);
        if (echoes === undefined) stale.set(own, [{ type, before }]);
        else echoes.push({ type, before });
      }
    }
  }
  return stale;
}

/**
 * A change without what it shows of companions that the plan deletes or changes: what becomes of those is
 * told by themselves. What the configuration of the resource itself sets is no echo.
 */
export function withoutEchoes(
  resource: ResourceChange,
  configured: { readonly [attribute: string]: boolean },
  echoes: readonly Echo[],
): ResourceChange {
  const { after, after_sensitive } = resource.change;
  if (after === null) return resource;
  const left: JsonObject = { ...after };
  for (const { type, before } of echoes) {
    const { attributes = [], rest = nothing, which } = SHOWN.get(type) ?? {};
    for (const attribute of attributes) {
      if (which !== undefined && before[which] !== attribute) continue;
      const value = left[attribute];
      if (value === undefined || value === null || configured[attribute] === true) continue;
      // Marks are told by places in a list, which must not move.
      const isMarked = rest !== nothing && isMasked(after_sensitive, attribute);
      if (!isMarked) left[attribute] = rest(value, before, type);
    }
  }
  return { ...resource, change: { ...resource.change, after: left } };
}

function nothing(): Json {
  return null;
}

function isMasked(mask: Json, attribute: string): boolean {
  if (mask === null || typeof mask !== "object" || Array.isArray(mask)) return mask === true;
  return JSON.stringify(mask[attribute] ?? null).includes("true");
}

function withoutArn(value: Json, { policy_arn: arn }: JsonObject): Json {
  return Array.isArray(value) ? value.filter((one) => one !== arn) : value;
}

function withoutNamed(value: Json, { name }: JsonObject): Json {
  return Array.isArray(value) ? value.filter((one) => nameOf(one) !== name) : value;
}

function nameOf(block: Json): Json | undefined {
  return block !== null && typeof block === "object" && !Array.isArray(block)
    ? block.name
    : undefined;
}
