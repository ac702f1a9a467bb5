import { CannotJudge } from "../errors.js";

/** A term of a Rego module as `opa parse` prints it. */
interface Term {
  readonly type: string;
  readonly value: unknown;
}

/** A Rego module as `opa parse --format json` prints it. */
export interface Module {
  readonly file: string;
  readonly package: unknown;
  readonly imports?: readonly { readonly path: Term }[];
  readonly rules?: readonly unknown[];
}

/** What a rule can read of resources. */
export interface Reads {
  /** Every text in its code and in the library that it uses: attributes that are not among them are never read. */
  readonly attributes: readonly string[];
  /** Those among them that only say by which attribute a neighbour refers: the rule reads no value of them. */
  readonly links: readonly string[];
  /** Types of neighbours that its code names. */
  readonly neighbours: readonly string[];
}

/**
 * What each rule's code can read, by the name of its package ("data.rules.encryption.aurora_storage").
 *
 * An attribute can only be read by a name, and a name is a text in the code. So the texts of a module and
 * of all that it imports are more than it reads, and never less, as long as no code steps through all
 * attributes of a resource, whatever their names: that is refused.
 *
 * @throws CannotJudge when a module steps through all attributes
 */
export function readsOf(modules: readonly Module[]): ReadonlyMap<string, Reads> {
  const byName = new Map(modules.map((module) => [nameOf(module), module]));
  for (const module of modules) refuseIteration(module);
  const reads = [...byName].filter(([name]) => name.startsWith("data.rules."));
  return new Map(
    reads.map(([name, module]) => {
      const [texts, links] = [new Set<string>(), new Set<string>()];
      for (const one of withImports(module, byName)) collectTexts(one, texts, links);
      const attributes = [...new Set([...texts, ...links])].sort();
      const neighbours = [...neighboursOf(module)].sort();
      return [name, { attributes, neighbours, links: attributes.filter((it) => !texts.has(it)) }];
    }),
  );
}

function nameOf(module: Module): string {
  const path = (module.package as { path: readonly Term[] }).path;
  return path.map((term) => String(term.value)).join(".");
}

/** A module and all that it imports. */
function withImports(
  module: Module,
  byName: ReadonlyMap<string, Module>,
  seen = new Set<Module>(),
): ReadonlySet<Module> {
  if (seen.has(module)) return seen;
  seen.add(module);
  for (const { path } of module.imports ?? []) {
    const name = (path.value as readonly Term[]).map((term) => String(term.value)).join(".");
    const imported = byName.get(name);
    if (imported !== undefined) withImports(imported, byName, seen);
  }
  return seen;
}

/** Sorts the texts of a module: those by which a neighbour is asked for, and all others. */
function collectTexts({ rules }: Module, texts: Set<string>, links: Set<string>): void {
  const linking = new Set<Term>();
  for (const call of calls(rules)) {
    const attribute = call[3];
    if (isNeighbourCall(call) && attribute !== undefined) linking.add(attribute);
  }
  for (const term of terms(rules)) {
    if (term.type !== "string") continue;
    const into = linking.has(term) ? links : texts;
    for (const name of namesIn(String(term.value))) into.add(name);
  }
}

/** Names of attributes in a text: the text itself, or the steps of a pointer such as "access_logs/0/bucket". */
function namesIn(text: string): string[] {
  return text
    .split("/")
    .filter((step) => /^[a-z][a-z0-9_]*$/.test(step) && !step.startsWith("aws_"));
}

/** Functions of lib/units that take a unit, a neighbour's type or types, and the attribute that refers. */
const NEIGHBOURS = new Set(["neighbours", "settled", "settled_of", "possible", "missing"]);

function isNeighbourCall([called]: readonly Term[]): boolean {
  const path = pathOf(called);
  return path.includes("units") && NEIGHBOURS.has(path.at(-1) ?? "");
}

function neighboursOf(module: Module): Set<string> {
  const types = new Set<string>();
  for (const call of calls(module.rules)) {
    const type = call[2];
    if (isNeighbourCall(call) && type?.type === "string") types.add(String(type.value));
  }
  return types;
}

/** Refuses code to which attributes could matter that no text in it names. */
function refuseIteration(module: Module): void {
  const got = new Set<unknown>();
  for (const [called, first] of calls(module.rules)) {
    if (pathOf(called).join(".") === "object.get") got.add(first);
  }
  const free = freeVariables(module.rules);
  for (const term of terms(module.rules)) {
    if (!(isAllValues(term) && !got.has(term)) && !isAnyValue(term, free)) continue;
    throw new CannotJudge(
      `policies/${module.file} steps through all attributes of a resource, and only those that the code names reach it; read them one by one.`,
    );
  }
}

/** `unit.values`, with no attribute behind it. */
function isAllValues(term: Term): boolean {
  return pathOf(term).length > 1 && pathOf(term).at(-1) === "values";
}

/** `unit.values[name]`, where nothing has given `name` a value. */
function isAnyValue(term: Term, free: ReadonlySet<string>): boolean {
  if (term.type !== "ref") return false;
  const steps = term.value as readonly Term[];
  const name = steps[steps.findIndex(({ value }, i) => i > 0 && value === "values") + 1];
  return steps.length > 2 && name?.type === "var" && free.has(String(name.value));
}

/** Variables that stand for whatever is there: `_`, and those that `some` declares by name alone. */
function freeVariables(node: unknown): ReadonlySet<string> {
  const free = new Set<string>();
  for (const term of terms(node)) {
    if (term.type === "var" && String(term.value).startsWith("$")) free.add(String(term.value));
  }
  for (const symbols of declarations(node)) {
    for (const symbol of symbols) if (symbol.type === "var") free.add(String(symbol.value));
  }
  return free;
}

function* declarations(node: unknown): Generator<readonly Term[]> {
  if (node === null || typeof node !== "object") return;
  if ("symbols" in node && Array.isArray(node.symbols)) yield node.symbols as Term[];
  for (const part of Object.values(node)) yield* declarations(part);
}

function pathOf(term: Term | undefined): readonly string[] {
  if (term?.type !== "ref") return [];
  return (term.value as readonly Term[]).map(({ value }) => String(value));
}

/** Lists of terms that are calls: the function, and what it is given. */
function* calls(node: unknown): Generator<readonly Term[]> {
  if (node === null || typeof node !== "object") return;
  if (Array.isArray(node) && node.length > 1 && node.every(isTerm) && node[0]?.type === "ref") {
    yield node;
  }
  for (const part of Object.values(node)) yield* calls(part);
}

function* terms(node: unknown): Generator<Term> {
  if (node === null || typeof node !== "object") return;
  if (isTerm(node)) yield node;
  for (const part of Object.values(node)) yield* terms(part);
}

function isTerm(node: unknown): node is Term {
  return node !== null && typeof node === "object" && "type" in node && "value" in node;
}
