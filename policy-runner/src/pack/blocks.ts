import type { Rule } from "../evaluate/types.js";

/** What the table of the provider's schema says of a type, as far as it matters here. */
export interface KnownType {
  /** Paths of blocks that the provider never fills in, with * for any index. */
  readonly blocks?: readonly string[];
}

/** The table of the provider's schema (`policies/provider/aws.json`), by type. */
export type KnownTypes = Readonly<Record<string, KnownType>>;

/**
 * The blocks that a rule's code can read of the types that it names, and that are only there where the
 * configuration has them.
 */
export function blocksOf(
  {
    resource_types: judged,
    reads,
    attributes,
  }: Pick<Rule, "resource_types" | "reads" | "attributes">,
  types: KnownTypes,
): Rule["blocks"] {
  const names = new Set(attributes);
  const blocks: Record<string, readonly string[]> = {};
  for (const type of [...judged, ...reads]) {
    const read = (types[type]?.blocks ?? []).filter((path) =>
      path.split("/").every((step) => step === "*" || names.has(step)),
    );
    if (read.length > 0) blocks[type] = read;
  }
  return blocks;
}
