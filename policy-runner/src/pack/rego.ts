/** A term of a Rego module as `opa parse` prints it. */
export interface Term {
  readonly type: string;
  readonly value: unknown;
  /** Where it stands, when that was asked for. */
  readonly location?: { readonly row: number };
}

/** A Rego module as `opa parse --format json` prints it. */
export interface Module {
  readonly file: string;
  readonly package: unknown;
  readonly imports?: readonly { readonly path: Term; readonly alias?: string }[];
  readonly rules?: readonly unknown[];
}

/** The path of a module's package: "data.rules.encryption.aurora_storage". */
export function packageOf(module: Module): string {
  const { path } = module.package as { path: readonly Term[] };
  return path.map((term) => String(term.value)).join(".");
}

/** What the names that a module imports stand for: "units" → "data.lib.units". */
export function importsOf({ imports = [] }: Module): ReadonlyMap<string, string> {
  return new Map(
    imports.map(({ path, alias }) => {
      const steps = pathOf(path);
      return [alias ?? steps.at(-1) ?? "", steps.join(".")];
    }),
  );
}

/** The steps of a reference up to the first one that is computed; none when it is no reference. */
export function pathOf(term: Term | undefined): readonly string[] {
  if (term?.type !== "ref") return [];
  const steps = term.value as readonly Term[];
  const computed = steps.findIndex(({ type }, i) => i > 0 && type !== "string");
  return steps.slice(0, computed === -1 ? undefined : computed).map(({ value }) => String(value));
}

/** The same, with the name that it begins with resolved as an import. */
export function resolved(term: Term | undefined, imports: ReadonlyMap<string, string>): string {
  const [head = "", ...rest] = pathOf(term);
  return [imports.get(head) ?? head, ...rest].join(".");
}

/** Every term of a node, however deep. */
export function* terms(node: unknown): Generator<Term> {
  if (node === null || typeof node !== "object") return;
  if (isTerm(node)) yield node;
  for (const part of Object.values(node)) yield* terms(part);
}

/** Every text in a node. */
export function* textsIn(node: unknown): Generator<string> {
  for (const { type, value } of terms(node)) if (type === "string") yield String(value);
}

/** Lists of terms that are calls: the function, and what it is given. */
export function* calls(node: unknown): Generator<readonly Term[]> {
  if (node === null || typeof node !== "object") return;
  if (Array.isArray(node) && node.length > 1 && node.every(isTerm) && node[0]?.type === "ref") {
    yield node;
  }
  for (const part of Object.values(node)) yield* calls(part);
}

/** Variables that stand for whatever is there: `_`, and those that `some` declares by name alone. */
export function freeVariables(node: unknown): ReadonlySet<string> {
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

function isTerm(node: unknown): node is Term {
  return node !== null && typeof node === "object" && "type" in node && "value" in node;
}
