import type { Group, Slim, Unit } from "../input/types.js";

/** What makes groups alike: the same text, and addresses in the same places. */
export interface Likeness {
  readonly text: string;
  /** The group's addresses, sorted; the text names each by its place among them. */
  readonly addresses: readonly string[];
}

/**
 * The content of a group without its addresses.
 *
 * An address is opaque to rules: they compare, sort and print it, and never look inside. So of two groups
 * with the same text they say the same, each with its own addresses. Everything else that rules can
 * read is in the text; `module` and `index` are parts of the address, and are where a rule reads them.
 */
export function likenessOf(group: Group, reads: (type: string) => ReadonlySet<string>): Likeness {
  const addresses = addressesOf(group);
  const places = new Map(addresses.map((address, place) => [address, place]));
  const place = (address: string) => places.get(address) as number;
  let text = "";
  for (const unit of group) text += unitText(unit, place, reads(unit.type));
  return { text, addresses };
}

function addressesOf(group: Group): readonly string[] {
  const found = new Set<string>();
  for (const unit of group) {
    found.add(unit.address);
    for (const pointer in unit.unknown) {
      for (const { address } of unit.unknown[pointer] ?? []) found.add(address);
    }
    for (const pointer in unit.references) {
      for (const address of unit.references[pointer] ?? []) found.add(address);
    }
  }
  return found.size === 1 ? [...found] : [...found].sort();
}

/** A unit's own part of the text; a neighbour is in the group itself, and here only a place. */
function unitText(
  unit: Unit,
  place: (address: string) => number,
  reads: ReadonlySet<string>,
): string {
  let text = `${place(unit.address)} ${unit.type} ${unit.action} ${identityText(unit, reads)}`;
  text += valuesText(unit);
  for (const pointer in unit.unknown) {
    text += `?${JSON.stringify(pointer)}`;
    for (const { address, type, settled } of unit.unknown[pointer] ?? []) {
      text += ` ${place(address)}${settled ? "=" : "~"}${type}`;
    }
  }
  for (const pointer in unit.sensitive) text += `*${JSON.stringify(pointer)}`;
  for (const name in unit.configured) text += `+${name}`;
  for (const pointer in unit.references) {
    text += `>${JSON.stringify(pointer)}`;
    for (const address of unit.references[pointer] ?? []) text += ` ${place(address)}`;
  }
  for (const type in unit.referenced_by) {
    for (const { address, attribute, settled } of unit.referenced_by[type] ?? []) {
      text += `<${place(address)}${settled ? "=" : "~"}${JSON.stringify(attribute)}`;
    }
  }
  return unit.source === null ? `${text};` : `${text}${JSON.stringify(unit.source)};`;
}

const texts = new WeakMap<object, string>();

/** Units of the same content share their values. */
function valuesText({ values }: Unit): string {
  const known = texts.get(values);
  if (known !== undefined) return known;
  const text = JSON.stringify(values);
  texts.set(values, text);
  return text;
}

/** What else names a unit, where rules read it. */
function identityText(unit: Slim, reads: ReadonlySet<string>): string {
  const name = reads.has("name") ? JSON.stringify(unit.name) : "";
  const module = reads.has("module") ? JSON.stringify(unit.module) : "";
  const index = reads.has("index") ? JSON.stringify(unit.index) : "";
  return `${name}/${module}/${index}`;
}
