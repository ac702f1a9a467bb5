import type { Node, Parser } from "web-tree-sitter";
import { CannotJudge } from "../errors.js";
import { ownModule } from "../machine-code.js";
import { PLACES } from "../places.js";
import {
  type CallDeclaration,
  type Declarations,
  type FileParser,
  type ResourceDeclaration,
  readPreventDestroy,
} from "./declarations.js";
import { madeIn } from "./expressions.js";
import { errorLine, parseTree } from "./hcl-tree.js";

interface Block {
  readonly keyword: string;
  readonly labels: readonly string[];
  readonly line: number;
  readonly body: Node | undefined;
}

/**
 * Starts the parser of native HCL; loads WebAssembly, so only when there is source to read.
 *
 * @returns a parser of one file, which throws CannotJudge with the line on a syntax error, or when a
 *   `prevent_destroy` is no literal
 */
export async function openHcl(): Promise<FileParser> {
  const { Language, Parser } = await import("web-tree-sitter");
  await Parser.init({ instantiateWasm });
  const parser = new Parser().setLanguage(Language.loadSync(ownModule(PLACES.grammar)));
  return (text, file) => parseFile(parser, text, file);
}

/** As Emscripten asks for it: instantiates what runs the grammar, and hands it over. */
function instantiateWasm(imports: WebAssembly.Imports, done: Instantiated): object {
  const module = ownModule(PLACES.treeSitter);
  done(new WebAssembly.Instance(module, imports), module);
  return {};
}

type Instantiated = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;

function parseFile(parser: Parser, text: string, file: string): Declarations {
  const tree = parseTree(parser, text);
  try {
    if (tree.rootNode.hasError) {
      throw new CannotJudge(
        `${file}:${errorLine(tree.rootNode)}: this is not valid HCL; run \`terraform validate\` and mend what it reports.`,
      );
    }
    const blocks = blocksOf(child(tree.rootNode, "body"));
    const regions = blocks.filter(isDeclaration("provider", 1)).flatMap(readRegion);
    return {
      resources: blocks.filter(isDeclaration("resource", 2)).map((it) => readResource(it, file)),
      calls: blocks.filter(isDeclaration("module", 1)).map(readCall),
      locals: new Map(blocks.filter(isDeclaration("locals", 0)).flatMap(readLocals)),
      ...(regions.length > 0 && { regions: new Map(regions) }),
    };
  } finally {
    tree.delete();
  }
}

function isDeclaration(keyword: string, labels: number): (block: Block) => boolean {
  return (block) => block.keyword === keyword && block.labels.length === labels;
}

function readResource(block: Block, file: string): ResourceDeclaration {
  const made = madeIn(block.body);
  const declared = {
    address: block.labels.join("."),
    line: block.line,
    ...(made.length > 0 && { made }),
    ...(block.body?.text.includes("dynamic") && dynamicOf(block.body)),
  };
  // Few resources have it, and a look at the text is far cheaper than a walk over the nodes.
  if (!block.body?.text.includes("prevent_destroy")) return declared;
  for (const inner of blocksOf(block.body).filter(isDeclaration("lifecycle", 0))) {
    const argument = attribute(inner.body, "prevent_destroy");
    if (argument === undefined) continue;
    const where = `${file}:${argument.startPosition.row + 1}`;
    return {
      ...declared,
      preventDestroy: readPreventDestroy(literal(argument), declared.address, where),
    };
  }
  return declared;
}

function dynamicOf(body: Node): Pick<ResourceDeclaration, "dynamic"> {
  const dynamic = Object.fromEntries(dynamicIn(body, ""));
  return Object.keys(dynamic).length === 0 ? {} : { dynamic };
}

/** The `dynamic` blocks at any depth: paths of what they make, with what there is one for each of. */
function dynamicIn(body: Node | undefined, at: string): [path: string, forEach: string][] {
  return blocksOf(body).flatMap(({ keyword, labels: [label = ""], body: inner }) => {
    if (keyword !== "dynamic") return dynamicIn(inner, `${at}${keyword}/*/`);
    const content = blocksOf(inner).find((one) => one.keyword === "content");
    const forEach = attribute(inner, "for_each");
    const own = [`${at}${label}`, (forEach && child(forEach, "expression")?.text) ?? ""] as const;
    return [[...own], ...dynamicIn(content?.body, `${at}${label}/*/`)];
  });
}

function readCall(block: Block): CallDeclaration {
  const argument = attribute(block.body, "source");
  const source = argument && literal(argument);
  const declared = { name: block.labels.join(""), line: block.line };
  return source === undefined ? declared : { ...declared, source };
}

function readLocals({ body }: Block): [name: string, expression: string][] {
  return (body?.namedChildren ?? [])
    .filter((node) => node.type === "attribute")
    .map((node) => [child(node, "identifier")?.text ?? "", child(node, "expression")?.text ?? ""]);
}

function readRegion({ labels, body }: Block): [provider: string, expression: string][] {
  const [region, alias] = ["region", "alias"].map((name) => attribute(body, name));
  const local = alias === undefined ? labels : [...labels, literal(alias) ?? ""];
  const text = region && child(region, "expression")?.text;
  return text === undefined ? [] : [[local.join("."), text]];
}

function blocksOf(body: Node | undefined): readonly Block[] {
  return (body?.namedChildren ?? []).filter((node) => node.type === "block").map(readBlock);
}

function readBlock(node: Node): Block {
  const parts = node.namedChildren;
  const names = parts.filter((part) => part.type === "identifier" || part.type === "string_lit");
  const [keyword = "", ...labels] = names.map((part) => part.text.replace(/^"|"$/g, ""));
  return {
    keyword,
    labels,
    line: node.startPosition.row + 1,
    body: parts.find((part) => part.type === "body"),
  };
}

function attribute(body: Node | undefined, name: string): Node | undefined {
  return body?.namedChildren.find(
    (node) => node.type === "attribute" && child(node, "identifier")?.text === name,
  );
}

/** Text of an attribute's value if it is a string, number or word, possibly in parentheses. */
function literal(argument: Node): string | undefined {
  let node = child(argument, "expression");
  while (node && !isWord(node) && node.type !== "string_lit") {
    const inner = node.namedChildren.filter((part) => part.type !== "comment");
    node = inner.length === 1 && isWrapper(node) ? inner[0] : undefined;
  }
  if (node?.type !== "string_lit") return node?.text;
  const text = node.text.slice(1, -1);
  // An escape would have to be resolved; no path or truth value needs one.
  return text.includes("\\") ? undefined : text;
}

function isWord(node: Node): boolean {
  return node.type === "bool_lit" || node.type === "numeric_lit";
}

/** Nodes that add nothing to the one they hold; an operation or a template is not among them. */
function isWrapper(node: Node): boolean {
  return node.type === "expression" || node.type === "literal_value";
}

function child(node: Node, type: string): Node | undefined {
  return node.namedChildren.find((part) => part.type === type);
}
