import type { Block, Nested, Schema } from "./schema-table.js";

/** Known only after apply, and of no type yet: nothing that checks it can refuse it. */
const UNKNOWN = `\${jsondecode(terraform_data.unknown.output)}`;

const NEEDED = { terraform_data: { unknown: { input: "x" } } };

/** A block of Terraform's JSON syntax. */
type Body = { readonly [name: string]: string | readonly Body[] };

/** Resources to plan, type → name → body. */
export type Probes = Readonly<Record<string, Readonly<Record<string, Body>>>>;

/** What a plan of the probes says of each. */
export interface Planned {
  readonly type: string;
  readonly change: { readonly after_unknown: unknown };
}

/**
 * Resources whose plan shows which blocks the provider fills in where the configuration has none. The
 * schema does not tell: it lists both kinds as blocks.
 *
 * Every argument is set, to what nobody knows yet, and no block that can be left out: one resource
 * for the type, and one more for each block that holds others, with that block alone.
 */
export function probesOf({ resource_schemas: types = {} }: Schema, wanted: readonly string[]) {
  const probes: Record<string, Record<string, Body>> = {};
  for (const type of wanted) {
    const block = types[type]?.block;
    if (block === undefined || blocksOf(block).length === 0) continue;
    const paths = [[], ...holdersIn(block)];
    probes[type] = Object.fromEntries(
      paths.map((path) => [["probe", ...path].join("_"), bodyOf(block, path, true)]),
    );
  }
  return probes as Probes;
}

/** A configuration of the probes, in JSON. */
export function probing(probes: Probes): string {
  return JSON.stringify({ resource: { ...probes, ...NEEDED } }, null, 1);
}

/** The probes without those that the provider refuses. */
export function without(probes: Probes, refused: ReadonlySet<string>): Probes {
  return Object.fromEntries(
    Object.entries(probes).map(([type, named]) => [
      type,
      Object.fromEntries(Object.entries(named).filter(([name]) => !refused.has(`${type}.${name}`))),
    ]),
  );
}

/**
 * Type → paths of the blocks that are there only where the configuration has them, with * for any
 * index: those that some probe was planned without, or that no resource can be without, and that none
 * left to be known after apply.
 */
export function ownBlocks(
  { resource_schemas: types = {} }: Schema,
  planned: readonly Planned[],
): ReadonlyMap<string, readonly string[]> {
  const seen = new Map<string, Map<string, boolean>>();
  for (const { type, change } of planned) {
    const block = types[type]?.block;
    const found = seen.get(type) ?? new Map<string, boolean>();
    seen.set(type, found);
    if (block !== undefined) look(block, change.after_unknown, [], found);
  }
  return new Map(
    [...seen].map(([type, found]) => [
      type,
      [...found].flatMap(([path, isEmpty]) => (isEmpty ? [path] : [])).sort(),
    ]),
  );
}

/** Notes of every block whether it is only there where the configuration has it; one that must be, is. */
function look(block: Block, shape: unknown, path: readonly string[], found: Map<string, boolean>) {
  for (const [name, { nesting_mode: mode, min_items: least = 0, block: inner }] of blocksOf(
    block,
  )) {
    const own = [...path, name];
    const here = (shape as Readonly<Record<string, unknown>>)[name];
    const at = own.join("/");
    if (here === true) found.set(at, false);
    if (!Array.isArray(here)) continue;
    if (here.length === 0 || least > 0) found.set(at, found.get(at) ?? true);
    for (const one of here) look(inner, one, mode === "single" ? own : [...own, "*"], found);
  }
}

function blocksOf(block: Block): [name: string, nested: Nested][] {
  return Object.entries(block.block_types ?? {}).filter(([name]) => name !== "timeouts");
}

/** Paths of the blocks that hold others. */
function holdersIn(block: Block): (readonly string[])[] {
  return blocksOf(block).flatMap(([name, { block: inner }]) =>
    blocksOf(inner).length === 0
      ? []
      : [[name], ...holdersIn(inner).map((path) => [name, ...path])],
  );
}

function bodyOf(block: Block, path: readonly string[], isTop: boolean): Body {
  const body: Record<string, string | Body[]> = {};
  for (const [name, { optional, required }] of Object.entries(block.attributes ?? {})) {
    const isSet = required === true || (isTop && optional === true && name !== "id");
    if (isSet) body[name] = UNKNOWN;
  }
  const [next, ...rest] = path;
  for (const [name, { min_items: least = 0, block: inner }] of Object.entries(
    block.block_types ?? {},
  )) {
    const count = name === next ? Math.max(least, 1) : least;
    const below = name === next ? rest : [];
    if (count > 0) body[name] = Array.from({ length: count }, () => bodyOf(inner, below, false));
  }
  return body;
}
