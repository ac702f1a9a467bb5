import type { Node, Parser, Tree } from "web-tree-sitter";

/** Each repair needs another parse; what needs more than this many is refused. */
const MAX_REPAIRS = 64;

/**
 * The syntax tree of a file, mended for two gaps of the grammar (tree-sitter-hcl 1.2.0). It does not end
 * an object's element at the line break when the next line starts with a parenthesis or bracket, so
 *
 *     a     = x
 *     (key) = y
 *
 * reads as a call of `x`; and it knows no exponent, as in `1e5`. Terraform accepts both, so a comma is
 * put before the bracket, and digits in the exponent's place; lines stay as they are. A file without
 * errors is parsed once.
 */
export function parseTree(parser: Parser, text: string): Tree {
  let source = text;
  let tree = parse(parser, source);
  for (let round = 0; tree.rootNode.hasError && round < MAX_REPAIRS; round++) {
    const repaired = withoutExponent(source, tree.rootNode) ?? withComma(source, tree.rootNode);
    if (repaired === undefined) break;
    source = repaired;
    tree.delete();
    tree = parse(parser, source);
  }
  return tree;
}

function withComma(source: string, root: Node): string | undefined {
  const index = strayBracket(root);
  return index === undefined ? undefined : `${source.slice(0, index)},${source.slice(index)}`;
}

const EXPONENT = /(?<=[\s=(,[{+*:?<>!-])\d+(?:\.\d+)?[eE][+-]?\d+(?!\w)/g;

/**
 * Numbers with an exponent as numbers of as many digits, on the line of the first error or the one before
 * it: the grammar takes the exponent for the name of the next attribute.
 */
function withoutExponent(source: string, root: Node): string | undefined {
  const lines = source.split("\n");
  for (const row of [errorLine(root) - 1, errorLine(root) - 2]) {
    const line = lines[row] ?? "";
    const mended = line.replace(EXPONENT, (number) => "1".repeat(number.length));
    if (mended !== line) return lines.with(row, mended).join("\n");
  }
  return undefined;
}

/** Line of the first syntax error, from 1. */
export function errorLine(root: Node): number {
  let node = root;
  for (;;) {
    const next = node.children.find((child) => child.hasError || child.isMissing);
    if (next === undefined) break;
    node = next;
  }
  // An error that spans the file is noticed at its end, not where it starts.
  const at = node.equals(root) ? (node.lastChild ?? node) : node;
  return at.startPosition.row + 1;
}

function parse(parser: Parser, text: string): Tree {
  const tree = parser.parse(text);
  if (tree === null) throw new Error("tree-sitter gave no tree");
  return tree;
}

/** Index of a bracket that the tree takes for a call or an index of the name on a line before it. */
function strayBracket(root: Node): number | undefined {
  for (const node of root.descendantsOfType(["function_call", "new_index"])) {
    const bracket = node.children.find((child) => child.text === "(" || child.text === "[");
    if (bracket && startsItsLine(bracket, root)) return bracket.startIndex;
  }
  return undefined;
}

function startsItsLine(bracket: Node, root: Node): boolean {
  const before = root.text.slice(0, bracket.startIndex - root.startIndex);
  return /\n[ \t]*$/.test(before);
}
