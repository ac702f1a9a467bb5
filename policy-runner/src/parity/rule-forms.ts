import type { Json, JsonObject } from "../constants.js";
import { protocolOf } from "./security-rules.js";
import { Elements, isPlain, sorted } from "./values.js";

/** Lists that say whom a rule lets in: AWS knows no order of them. */
const SOURCES = ["cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids", "security_groups"];

const DIRECTIONS = ["ingress", "egress"];

/**
 * Rules of security groups in one form, in whichever of the three ways they are written: sources as sets,
 * protocols by their names, and rules of one group that only differ in their sources as one rule.
 */
export function normalRules(type: string, tree: JsonObject): JsonObject {
  if (type === "aws_security_group" || type === "aws_default_security_group") {
    const own = DIRECTIONS.filter((name) => tree[name] instanceof Elements);
    const rules = own.map((name) => [name, joined((tree[name] as Json[]).map(normalRule))]);
    return own.length === 0 ? tree : { ...tree, ...Object.fromEntries(rules) };
  }
  return /^aws_(?:vpc_)?security_group(?:_ingress|_egress)?_rule$/.test(type)
    ? (normalRule(tree) as JsonObject)
    : tree;
}

function normalRule(rule: Json): Json {
  if (!isPlain(rule)) return rule;
  const normal: JsonObject = { ...rule };
  for (const name of SOURCES) {
    const list = rule[name];
    if (Array.isArray(list)) normal[name] = sorted(list);
  }
  for (const name of ["protocol", "ip_protocol"]) {
    const own = rule[name];
    if (typeof own === "string") normal[name] = protocolOf(own);
  }
  return normal;
}

/** Rules that are the same but for their sources are one rule with the sources of all. */
function joined(rules: readonly Json[]): Json {
  const groups = new Map<string, Json>();
  for (const rule of rules) {
    const rest = isPlain(rule) ? without(rule, SOURCES) : rule;
    const key = JSON.stringify(rest);
    const known = groups.get(key);
    groups.set(key, isPlain(known) && isPlain(rule) ? union(known, rule) : rule);
  }
  return sorted([...groups.values()]);
}

function union(one: JsonObject, other: JsonObject): JsonObject {
  const names = SOURCES.filter((name) => Array.isArray(one[name]) || Array.isArray(other[name]));
  const lists = names.map((name) => {
    const all = [one[name] ?? [], other[name] ?? []].flat() as Json[];
    const distinct = new Map(all.map((source) => [JSON.stringify(source), source]));
    return [name, sorted([...distinct.values()])] as const;
  });
  return { ...one, ...Object.fromEntries(lists) };
}

function without(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}
