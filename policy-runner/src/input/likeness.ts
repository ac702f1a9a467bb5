import type { Owned } from "./outline.js";
import type { Likeness } from "./types.js";

/**
 * The content of a group without its addresses.
 *
 * An address is opaque to rules: they compare, sort and print it, and never look inside. So of two groups
 * with the same text they say the same, each with its own addresses. Everything else that rules can
 * read follows from what the text names: contents and blocks by their numbers, what each block's
 * references lead to, and what configures what. `name`, `module` and `index`, which are parts of the
 * address, are in it where a rule reads them.
 */
export function likenessOf(
  members: readonly Owned[],
  reads: (type: string) => ReadonlySet<string>,
): Likeness {
  const addresses = addressesOf(members);
  const places = new Map(addresses.map((address, place) => [address, place]));
  let text = "";
  for (const member of members) {
    text += memberText(member, places, reads(member.linked.change.type));
  }
  return { text, addresses };
}

function addressesOf(members: readonly Owned[]): readonly string[] {
  const found = new Set<string>();
  for (const { linked } of members) {
    found.add(linked.change.address);
    for (const { targets } of linked.configured.links) {
      for (const address of targets.keys()) found.add(address);
    }
  }
  return found.size === 1 ? [...found] : [...found].sort();
}

function memberText(
  { linked, owners }: Owned,
  places: ReadonlyMap<string, number>,
  reads: ReadonlySet<string>,
): string {
  const { change, content, configured, source } = linked;
  let text = `${places.get(change.address)} ${content.id} ${configured.id}`;
  if (reads.has("name")) text += JSON.stringify(change.name);
  if (reads.has("module")) text += `/${JSON.stringify(change.module_address ?? "")}`;
  if (reads.has("index")) text += `#${JSON.stringify(change.index ?? null)}`;
  for (const { targets, settled } of configured.links) {
    text += settled ? "=" : "~";
    for (const [address, type] of targets) text += `${places.get(address)} ${type} `;
  }
  for (const { address, attribute, settled } of owners) {
    text += `<${places.get(address)}${settled ? "=" : "~"}${JSON.stringify(attribute)}`;
  }
  return source === null ? `${text};` : `${text}${JSON.stringify(source)};`;
}
