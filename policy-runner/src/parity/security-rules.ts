import type { Json, JsonObject } from "../constants.js";

/** One opening of a security group, in whichever of the three ways it is written: a text each. */
export type Opening = string;

/** Openings that are written within a group. */
export function inlineOpenings(group: JsonObject, direction: "ingress" | "egress"): Opening[] {
  const rules = Array.isArray(group[direction]) ? (group[direction] as JsonObject[]) : [];
  return rules.flatMap((rule) => openings(direction, rule, sourcesOf(rule)));
}

/** Openings that a rule beside the group makes; none for any other resource. */
export function ruleOpenings(type: string, rule: JsonObject): Opening[] {
  if (type === "aws_security_group_rule") {
    const direction = rule.type === "egress" ? "egress" : "ingress";
    const other = rule.source_security_group_id;
    const groups = typeof other === "string" && other !== "" ? [other] : [];
    return openings(direction, rule, sourcesOf({ ...rule, security_groups: groups }));
  }
  const direction = /^aws_vpc_security_group_(ingress|egress)_rule$/.exec(type)?.[1];
  if (direction === undefined) return [];
  const own = [
    rule.cidr_ipv4,
    rule.cidr_ipv6,
    rule.prefix_list_id,
    rule.referenced_security_group_id,
  ];
  const sources = own.filter((one): one is string => typeof one === "string" && one !== "");
  const isSelf = rule.referenced_security_group_id === rule.security_group_id;
  return openings(
    direction,
    { ...rule, protocol: rule.ip_protocol ?? null },
    sources.map((source) => (isSelf ? "self" : source.replace(/^\d{12}\//, ""))),
  );
}

function sourcesOf(rule: JsonObject): string[] {
  const lists = [
    rule.cidr_blocks,
    rule.ipv6_cidr_blocks,
    rule.prefix_list_ids,
    rule.security_groups,
  ];
  const all = lists.flatMap((list) => (Array.isArray(list) ? list : []));
  const own = all.filter((one): one is string => typeof one === "string");
  return rule.self === true ? [...own, "self"] : own;
}

function openings(direction: string, rule: JsonObject, sources: readonly string[]): Opening[] {
  const protocol = protocolOf(rule.protocol ?? null);
  const isAll = protocol === "all";
  const ports = isAll ? "all" : `${rule.from_port ?? 0}-${rule.to_port ?? 0}`;
  return sources.map((source) => `${direction} ${protocol} ${ports} ${source}`);
}

const NUMBERS: Readonly<Record<string, string>> = {
  "-1": "all",
  "6": "tcp",
  "17": "udp",
  "1": "icmp",
};

/** A protocol by its name. */
export function protocolOf(protocol: Json): string {
  const text = String(protocol).toLowerCase();
  return NUMBERS[text] ?? text;
}
