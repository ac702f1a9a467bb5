import { type InstanceKey, parseKey } from "../address.js";

/**
 * What a traversal of an expression names, as Terraform lists it among the `references` of a plan's
 * configuration: `aws_kms_key.this["a"].arn`, `var.x`, `module.m[0].out`, `each.key`.
 */
export type Traversal =
  | { readonly kind: "key" }
  | { readonly kind: "value" }
  | { readonly kind: "variable"; readonly name: string }
  /** Behind a computed key Terraform lists the module without the output that is taken. */
  | {
      readonly kind: "output";
      readonly call: string;
      readonly key: InstanceKey;
      readonly output?: string;
    }
  | {
      readonly kind: "resource";
      readonly type: string;
      readonly name: string;
      readonly key: InstanceKey;
      /** What is taken of it; behind a computed key Terraform lists the resource alone. */
      readonly attribute?: string;
    }
  | { readonly kind: "data"; readonly type: string; readonly address: string }
  /** Locals and the like, which a plan does not tell. */
  | { readonly kind: "open" };

const KEY = /(?:\[(\d+|"(?:[^"\\]|\\.)*")\])?/.source;
const OUTPUT = new RegExp(`^module\\.([^.[]+)${KEY}(?:\\.([^.[]+))?`);
const RESOURCE = new RegExp(`^(data\\.)?([^.[]+)\\.([^.[]+)${KEY}(?:\\.([^.[]+))?`);

const OPAQUE = new Set(["local", "path", "terraform", "self", "each", "count"]);

/** Traversals that are kept: those of one block come again with each of its instances and copies. */
const KEPT = 4096;

const parsed = new Map<string, Traversal>();

/** Reads one traversal. */
export function parseTraversal(text: string): Traversal {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const traversal = parse(text);
  if (parsed.size >= KEPT) parsed.clear();
  parsed.set(text, traversal);
  return traversal;
}

function parse(text: string): Traversal {
  if (text === "each.key" || text === "count.index") return { kind: "key" };
  if (text.startsWith("each.value")) return { kind: "value" };
  const [head = "", next = ""] = text.split(".", 2);
  if (head === "var") return { kind: "variable", name: /^[^[]*/.exec(next)?.[0] ?? "" };
  if (head === "module") return parseOutput(text);
  return OPAQUE.has(head) ? { kind: "open" } : parseResource(text);
}

function parseOutput(text: string): Traversal {
  const match = OUTPUT.exec(text);
  if (match === null) return { kind: "open" };
  const [, call = "", key, output] = match;
  const taken = output === undefined ? {} : { output };
  return { kind: "output", call, key: parseKey(key), ...taken };
}

function parseResource(text: string): Traversal {
  const match = RESOURCE.exec(text);
  if (match === null) return { kind: "open" };
  const [whole, data, type = "", name = "", key, attribute] = match;
  if (data !== undefined) {
    const address = attribute === undefined ? whole : whole.slice(0, -attribute.length - 1);
    return { kind: "data", type, address };
  }
  const taken = attribute === undefined ? {} : { attribute };
  return { kind: "resource", type, name, key: parseKey(key), ...taken };
}
