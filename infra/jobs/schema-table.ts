/** A type as Terraform writes it: "string", or ["set", element]. */
type Type = string | readonly [kind: string, of: Type | Readonly<Record<string, Type>>];

interface Attribute {
  readonly type?: Type;
  readonly computed?: boolean;
  readonly optional?: boolean;
  readonly required?: boolean;
}

/** Blocks of one name within another. */
export interface Nested {
  readonly nesting_mode: string;
  readonly min_items?: number;
  readonly block: Block;
}

/** A block of the schema, or a resource as a whole. */
export interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, Nested>>;
}

type Types = Readonly<Record<string, { readonly block: Block }>>;

/** A provider's schema, as `terraform providers schema -json` writes it. */
export interface Schema {
  readonly resource_schemas?: Types;
  readonly data_source_schemas?: Types;
}

interface Table {
  readonly sets: string[];
  readonly computed: string[];
  readonly chosen: string[];
  readonly blocks: readonly string[];
}

type Walked = Omit<Table, "blocks">;

/**
 * Types by name, with the paths of their sets, of what the provider alone decides, and of what it
 * decides where nobody else does.
 *
 * @param blocks by type, those that the provider never fills in
 */
export function reduceSchema(
  schema: Schema,
  blocks: ReadonlyMap<string, readonly string[]> = new Map(),
): Record<string, Partial<Table>> {
  const resources = tablesOf(schema.resource_schemas ?? {}, "");
  const data = tablesOf(schema.data_source_schemas ?? {}, "data.");
  // What a data source tells is never configured: only its sets matter.
  const all: (readonly [name: string, table: Partial<Table>])[] = [
    ...resources.map(
      ([name, table]) => [name, { ...table, blocks: blocks.get(name) ?? [] }] as const,
    ),
    ...data.map(([name, { sets }]) => [name, { sets }] as const),
  ];
  const reduced = all
    .map(([name, table]) => {
      const lists = Object.entries(table).filter(([, list]) => list.length > 0);
      return [name, Object.fromEntries(lists) as Partial<Table>] as const;
    })
    .filter(([, table]) => Object.keys(table).length > 0);
  return Object.fromEntries(reduced.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function tablesOf(types: Types, prefix: string): (readonly [name: string, table: Walked])[] {
  return Object.entries(types).map(([name, { block }]) => {
    const table = { sets: [], computed: [], chosen: [] };
    walkBlock(block, [], table);
    for (const list of Object.values(table)) list.sort();
    return [prefix + name, table] as const;
  });
}

function walkBlock(block: Block, path: readonly string[], table: Walked): void {
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    const own = [...path, name];
    if (attribute.type !== undefined) walkType(attribute.type, own, table);
    const isSettable = attribute.optional === true || attribute.required === true;
    // The tags of a resource with those of the provider: computed, but from what is configured.
    if (attribute.computed === true && !isSettable && name !== "tags_all") {
      table.computed.push(own.join("/"));
    }
    if (attribute.computed === true && isSettable && path.length === 0 && name !== "tags_all") {
      table.chosen.push(name);
    }
  }
  for (const [name, { nesting_mode: mode, block: inner }] of Object.entries(
    block.block_types ?? {},
  )) {
    const own = [...path, name];
    if (mode === "set") table.sets.push(own.join("/"));
    walkBlock(inner, mode === "single" || mode === "group" ? own : [...own, "*"], table);
  }
}

/** Members of a set are compared whole: what is a set within one is not looked for. */
function walkType(type: Type, path: readonly string[], table: Walked): void {
  if (typeof type === "string") return;
  const [kind, of] = type;
  if (kind === "set") table.sets.push(path.join("/"));
  else if (kind === "list" || kind === "map") walkType(of as Type, [...path, "*"], table);
  else if (kind === "object") {
    for (const [name, one] of Object.entries(of as Readonly<Record<string, Type>>)) {
      walkType(one, [...path, name], table);
    }
  }
}
