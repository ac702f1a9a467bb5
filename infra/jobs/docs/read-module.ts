import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Language, type Node, Parser } from "web-tree-sitter";
import { JobError } from "../errors.js";

const GRAMMAR = "@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm";

/** A variable of a module. */
export interface Input {
  readonly name: string;
  readonly description: string;
  readonly type: string;
  /** Absent when the variable is required. */
  readonly default?: string;
}

/** An output of a module. */
export interface Output {
  readonly name: string;
  readonly description: string;
}

/** What a module's README tells of it. */
export interface ModuleFacts {
  readonly inputs: readonly Input[];
  readonly outputs: readonly Output[];
  /** The values that the module's tests run with. */
  readonly example: string;
}

/** Starts the HCL parser; the returned function reads the module in a folder. */
export async function openModuleReader(): Promise<(folder: string) => ModuleFacts> {
  await Parser.init();
  const grammar = createRequire(import.meta.url).resolve(GRAMMAR);
  const parser = new Parser().setLanguage(await Language.load(grammar));
  return (folder) => ({
    inputs: blocks(parser, join(folder, "variables.tf"), "variable").map(toInput),
    outputs: blocks(parser, join(folder, "outputs.tf"), "output").map(toOutput),
    example: exampleOf(parser, join(folder, "tests")),
  });
}

function toInput(block: Node): Input {
  const value = attribute(block, "default");
  return {
    name: label(block),
    description: text(attribute(block, "description")),
    type: attribute(block, "type") ?? "any",
    ...(value === undefined ? {} : { default: value }),
  };
}

function toOutput(block: Node): Output {
  return { name: label(block), description: text(attribute(block, "description")) };
}

/** What the tests of a module give it: all of them by a file of their own, or the first that says so. */
function exampleOf(parser: Parser, tests: string): string {
  const shared = join(tests, "terraform.tfvars");
  if (existsSync(shared)) {
    return readFileSync(shared, "utf8")
      .trimEnd()
      .replaceAll(/^(?=.)/gm, "  ");
  }
  for (const name of readdirSync(tests).sort()) {
    if (!name.endsWith(".tftest.hcl")) continue;
    const [variables] = blocks(parser, join(tests, name), "variables");
    if (variables !== undefined) {
      return variables.text.replace(/^variables \{\n/, "").replace(/\n\}$/, "");
    }
  }
  throw new JobError(
    `${tests} has no file with a variables block, which is the module's example; add one.`,
  );
}

function blocks(parser: Parser, file: string, keyword: string): Node[] {
  const tree = parser.parse(readFileSync(file, "utf8"));
  const body = tree?.rootNode.namedChildren.find((node) => node?.type === "body");
  const found = body?.namedChildren.filter((node) => node?.type === "block") ?? [];
  return found.filter((node): node is Node => node?.namedChild(0)?.text === keyword);
}

function label(block: Node): string {
  return text(block.namedChild(1)?.text);
}

function attribute(block: Node, name: string): string | undefined {
  const body = block.namedChildren.find((node) => node?.type === "body");
  const found = body?.namedChildren.find(
    (node) => node?.type === "attribute" && node.namedChild(0)?.text === name,
  );
  return found?.namedChild(1)?.text;
}

function text(literal: string | undefined): string {
  return literal === undefined ? "" : literal.replace(/^"|"$/g, "").replaceAll('\\"', '"');
}
