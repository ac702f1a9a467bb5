import type { Neighbour, Slim, Supplier, Unit } from "../input/types.js";
import { isRead, topOf, type View } from "./view.js";

/**
 * A unit as text, for each rule another one: what the rule can read, without addresses.
 *
 * An address is opaque to rules: they compare, sort and print it, and never look inside. So of two
 * units with the same text a rule says the same, each with its own addresses. The text names an
 * address by its place among all that the unit knows, sorted.
 */
export class Likeness {
  private known: readonly string[] | null = null;
  private places: ReadonlyMap<string, number> = new Map();
  private own: Portrait | null = null;
  private around: readonly (readonly [type: string, of: readonly Portrait[]])[] = [];

  constructor(private readonly unit: Unit) {}

  /** Every address that the unit knows, its own included, sorted. */
  get addresses(): readonly string[] {
    this.known ??= addressesOf(this.unit);
    return this.known;
  }

  /** What a rule can read. */
  text(view: View): string {
    this.own ??= this.portraits();
    let text = textOf(this.own, view);
    for (const [type, portraits] of this.around) {
      if (!view.reads(type)) continue;
      for (const portrait of portraits) text += textOf(portrait, view);
    }
    return text;
  }

  /** Made when the first rule asks: many a unit is judged without. */
  private portraits(): Portrait {
    this.places = new Map(this.addresses.map((address, place) => [address, place]));
    this.around = Object.entries(this.unit.referenced_by).map(([type, list]) => [
      type,
      list.map((one) => this.portrait(one, `<${type} ${one.settled} ${quoted(one.attribute)}`)),
    ]);
    return this.portrait(this.unit, this.unit.type);
  }

  private portrait(one: Slim, what: string): Portrait {
    const parts = new Map<string, string>();
    const add = (name: string, text: string) => parts.set(name, (parts.get(name) ?? "") + text);
    for (const name in one.values) add(name, quoted(one.values[name]));
    for (const pointer in one.unknown) {
      const from = one.unknown[pointer] as readonly Supplier[];
      add(topOf(pointer), `?${quoted(pointer)}${this.suppliers(from)}`);
    }
    for (const pointer in one.sensitive) add(topOf(pointer), `*${quoted(pointer)}`);
    for (const name in one.configured) add(topOf(name), `+${name}`);
    for (const pointer in one.references) {
      const to = one.references[pointer] as readonly string[];
      add(topOf(pointer), `>${quoted(pointer)}${to.map((it) => this.places.get(it)).join(" ")}`);
    }
    const source = one.source === null ? "" : quoted(one.source);
    const head = `${what} ${this.places.get(one.address)} ${one.action}${source}`;
    return { slim: one, head, parts };
  }

  private suppliers(from: readonly Supplier[]): string {
    let text = "";
    for (const { address, type, settled } of from) {
      text += `${this.places.get(address)} ${type} ${settled} `;
    }
    return text;
  }
}

/** A resource in parts, by the attribute that a rule has to read for it to matter. */
interface Portrait {
  readonly slim: Slim;
  readonly head: string;
  readonly parts: ReadonlyMap<string, string>;
}

function textOf({ slim, head, parts }: Portrait, { attributes }: View): string {
  let text = head;
  // Parts of the address, for rules that read them.
  if (attributes.has("name")) text += `@${quoted(slim.name)}`;
  if (attributes.has("module")) text += `/${quoted(slim.module)}`;
  if (attributes.has("index")) text += `#${quoted(slim.index)}`;
  for (const [name, part] of parts) {
    if (isRead(name, attributes)) text += `|${quoted(name)}${part}`;
  }
  return text;
}

function quoted(value: unknown): string {
  return JSON.stringify(value);
}

function addressesOf(unit: Unit): readonly string[] {
  const found = new Set<string>();
  collect(unit, found);
  for (const type in unit.referenced_by) {
    for (const one of unit.referenced_by[type] as readonly Neighbour[]) collect(one, found);
  }
  return found.size === 1 ? [...found] : [...found].sort();
}

function collect(one: Slim, found: Set<string>): void {
  found.add(one.address);
  for (const pointer in one.unknown) {
    for (const { address } of one.unknown[pointer] as readonly Supplier[]) found.add(address);
  }
  for (const pointer in one.references) {
    for (const address of one.references[pointer] as readonly string[]) found.add(address);
  }
}
