import type { Node } from "web-tree-sitter";

/** Attributes that name another resource, by how they are called. */
const NAMING = "(?:\\w+_(?:arn|id|identifier|name|url)|arn|bucket|role)";

/** A reference with keys that a plan follows, and nothing beside it. */
const PLAIN = '[\\w.-]+(?:\\[(?:\\d+|"[^"\\n]*"|each\\.(?:key|value)|count\\.index)\\][\\w.-]*)*';

/** An argument that names another resource by more than a plain reference; most blocks have none. */
const SUSPECT = new RegExp(
  `^[ \\t]*${NAMING}[ \\t]*=[ \\t]*(?!${PLAIN}[ \\t]*(?:(?:#|//).*)?\\r?$)`,
  "m",
);

const NAME = new RegExp(`^${NAMING}$`);

/** Functions that give what they were given. */
const PASSING: ReadonlySet<string> = new Set([
  "coalesce",
  "nonsensitive",
  "one",
  "tostring",
  "try",
]);

const OPERATIONS = ["binary_operation", "conditional", "function_call"];

/**
 * Attributes of a block that are made from what they refer to, so that they name something else: text
 * around a reference, a function of it, an instance whose key is computed. A plan shows the references of
 * such an expression as those of a plain one.
 */
export function madeIn(body: Node | undefined): readonly string[] {
  if (body === undefined || !SUSPECT.test(body.text)) return [];
  return body.namedChildren
    .filter((node) => node.type === "attribute")
    .filter((node) => NAME.test(nameOf(node)) && isMade(node))
    .map(nameOf);
}

function nameOf(attribute: Node): string {
  return attribute.namedChildren.find(({ type }) => type === "identifier")?.text ?? "";
}

function isMade(attribute: Node): boolean {
  const of = (...types: readonly string[]) => attribute.descendantsOfType([...types]);
  const isText = ({ namedChildren }: Node) =>
    namedChildren.some(({ type }) => type === "template_literal") &&
    namedChildren.some(({ type }) => type === "template_interpolation");
  return (
    of("quoted_template", "template_expr").some(isText) ||
    of("function_call").some((call) => !PASSING.has(nameOf(call))) ||
    of("new_index").some((index) => index.descendantsOfType(OPERATIONS).length > 0)
  );
}

/** The same of an argument in JSON syntax: text beside an interpolation. */
export function isMadeText(name: string, value: unknown): boolean {
  if (typeof value !== "string" || !NAME.test(name)) return false;
  return value.includes("${") && !/^\$\{[^{}]*\}$/.test(value);
}
