import type { Json, JsonObject } from "../constants.js";

/** Lists of peers in a rule that a group shows. */
const PEERS = ["cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids", "security_groups"] as const;

type Peers = { readonly [list in (typeof PEERS)[number]]: readonly Json[] };

/**
 * The rules that a security group shows, without those of a rule that is a resource of its own. AWS merges
 * rules of the same ports: of what is shown as one, only the peers of that resource go.
 */
export function withoutRule(value: Json, before: JsonObject, type: string): Json {
  if (!Array.isArray(value)) return value;
  const peers = type === "aws_security_group_rule" ? peersOfOld(before) : peersOfNew(before);
  return value.flatMap((rule): Json[] => {
    const isSame = isObject(rule) && portsOf(rule) === portsOf(before);
    if (!isSame) return [rule];
    const left = withoutPeers(rule, peers, before);
    return isEmpty(left) ? [] : [left];
  });
}

function withoutPeers(rule: JsonObject, peers: Peers, before: JsonObject): JsonObject {
  const left: JsonObject = { ...rule };
  for (const list of PEERS) {
    const all = rule[list];
    if (Array.isArray(all)) left[list] = all.filter((peer) => !peers[list].includes(peer));
  }
  const own = before.security_group_id as Json;
  const isSelf = before.self === true || peers.security_groups.includes(own);
  if (isSelf && left.self === true) left.self = false;
  return left;
}

/** Protocol and ports; all protocols have all ports. */
function portsOf(rule: JsonObject): string {
  const protocol = String(rule.protocol ?? rule.ip_protocol ?? "");
  return protocol === "-1" || protocol === "all"
    ? "-1"
    : `${protocol} ${rule.from_port} ${rule.to_port}`;
}

function peersOfOld(rule: JsonObject): Peers {
  const list = (value: Json | undefined) => (Array.isArray(value) ? value : []);
  return {
    cidr_blocks: list(rule.cidr_blocks),
    ipv6_cidr_blocks: list(rule.ipv6_cidr_blocks),
    prefix_list_ids: list(rule.prefix_list_ids),
    security_groups: one(rule.source_security_group_id),
  };
}

function peersOfNew(rule: JsonObject): Peers {
  return {
    cidr_blocks: one(rule.cidr_ipv4),
    ipv6_cidr_blocks: one(rule.cidr_ipv6),
    prefix_list_ids: one(rule.prefix_list_id),
    security_groups: one(rule.referenced_security_group_id),
  };
}

function one(value: Json | undefined): readonly Json[] {
  return value === undefined || value === null || value === "" ? [] : [value];
}

function isEmpty(rule: JsonObject): boolean {
  return rule.self !== true && PEERS.every((list) => isNone(rule[list]));
}

function isNone(value: Json | undefined): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function isObject(value: Json): value is JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
