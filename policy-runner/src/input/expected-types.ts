const KEYS = ["aws_kms_key", "aws_kms_replica_key", "aws_kms_alias"];
const GROUPS = ["aws_security_group", "aws_default_security_group"];
const ROLES = ["aws_iam_role"];

/**
 * Types that an attribute can only refer to. They tell the target from what else an expression names:
 * behind a computed key Terraform lists a module without the output that is taken.
 */
const EXPECTED: ReadonlyMap<string, readonly string[]> = new Map([
  ["bucket", ["aws_s3_bucket"]],
  ["cluster_identifier", ["aws_rds_cluster"]],
  ["certificate_arn", ["aws_acm_certificate", "aws_acm_certificate_validation"]],
  ["execution_role_arn", ROLES],
  ["iam_role_arn", ROLES],
  ["kms_key_arn", KEYS],
  ["kms_key_id", KEYS],
  ["kms_master_key_id", KEYS],
  ["listener_arn", ["aws_lb_listener", "aws_alb_listener"]],
  ["load_balancer_arn", ["aws_lb", "aws_alb"]],
  ["monitoring_role_arn", ROLES],
  ["referenced_security_group_id", GROUPS],
  ["queue_url", ["aws_sqs_queue"]],
  ["role_arn", ROLES],
  ["role_name", ROLES],
  ["security_group_id", GROUPS],
  ["source_security_group_id", GROUPS],
  ["target_group_arn", ["aws_lb_target_group", "aws_alb_target_group"]],
  ["vpc_id", ["aws_vpc"]],
]);

/** Attributes that name no owner: documents, and words and numbers that say how something is. */
const NAMELESS: ReadonlySet<string> = new Set([
  ...["assume_role_policy", "definition", "description", "policy", "tags", "type"],
  ...["from_port", "ip_protocol", "port", "protocol", "to_port"],
]);

/** Those of several targets that are of a type to which the attribute can only refer. */
export function ofExpectedType(
  pointer: string,
  targets: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const types = EXPECTED.get(last(pointer));
  if (types === undefined || targets.size < 2) return targets;
  const fitting = [...targets].filter(([, type]) => types.includes(type));
  return fitting.length === 0 ? targets : new Map(fitting);
}

/** Whether the attribute at a pointer may name a resource of one of these types. */
export function mayName(pointer: string, types: ReadonlySet<string>): boolean {
  if (NAMELESS.has(last(pointer))) return false;
  return EXPECTED.get(last(pointer))?.some((type) => types.has(type)) ?? true;
}

/**
 * Whether the attribute at a pointer surely names a resource of one of these types, though none of those
 * that its expression refers to is of a type that it can name.
 */
export function surelyNames(
  pointer: string,
  types: ReadonlySet<string>,
  targets: ReadonlyMap<string, string>,
): boolean {
  const expected = EXPECTED.get(last(pointer)) ?? [];
  const isNamed = [...targets.values()].some((type) => expected.includes(type));
  return !isNamed && expected.some((type) => types.has(type));
}

function last(pointer: string): string {
  return pointer.slice(pointer.lastIndexOf("/") + 1);
}
