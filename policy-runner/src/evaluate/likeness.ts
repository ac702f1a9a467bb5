import type { Neighbour, Slim, Supplier, Unit } from "../input/types.js";
import { Portrait } from "./portrait.js";
import type { Texts } from "./texts.js";
import { topOf, type View } from "./view.js";

/**
 * What a rule can read of a unit, without addresses, as a key; for each rule another one.
 *
 * An address is opaque to rules: they compare, sort and print it, and never look inside. So of two
 * units with the same key a rule says the same, each with its own addresses. The key names an
 * address by its place among all that the unit knows, sorted.
 */
export class Likeness {
  private known: readonly string[] | null = null;
  private places: ReadonlyMap<string, number> = new Map();
  private own: Portrait | null = null;
  private around: readonly (readonly [type: string, of: readonly Portrait[]])[] = [];

  constructor(
    private readonly unit: Unit,
    private readonly texts: Texts,
  ) {}

  /** Every address that the unit knows, its own included, sorted. */
  get addresses(): readonly string[] {
    this.known ??= addressesOf(this.unit);
    return this.known;
  }

  /** What a rule can read. */
  key(view: View): string {
    this.own ??= this.portraits();
    let key = this.own.key(view);
    for (const [type, portraits] of this.around) {
      if (!view.reads(type)) continue;
      for (const portrait of portraits) key += portrait.key(view);
    }
    return key;
  }

  /** Made when the first rule asks: many a unit is judged without. */
  private portraits(): Portrait {
    this.places = new Map(this.addresses.map((address, place) => [address, place]));
    this.around = Object.entries(this.unit.referenced_by).map(([type, list]) => [
      type,
      list.map((one) =>
        this.portrait(one, `<${type} ${one.settled} ${JSON.stringify(one.attribute)}`),
      ),
    ]);
    return this.portrait(this.unit, this.unit.type);
  }

  private portrait(one: Slim, what: string): Portrait {
    const marks = new Map<string, string>();
    const mark = (name: string, text: string) => marks.set(name, (marks.get(name) ?? "") + text);
    for (const pointer in one.unknown) {
      const from = one.unknown[pointer] as readonly Supplier[];
      mark(topOf(pointer), `?${JSON.stringify(pointer)}${this.suppliers(from)}`);
    }
    for (const pointer in one.sensitive) mark(topOf(pointer), `*${JSON.stringify(pointer)}`);
    for (const name in one.configured) {
      mark(topOf(name), `${one.configured[name] ? "+" : "-"}${JSON.stringify(name)}`);
    }
    for (const pointer in one.references) {
      const to = one.references[pointer] as readonly string[];
      const places = to.map((it) => this.places.get(it)).join(" ");
      mark(topOf(pointer), `>${JSON.stringify(pointer)}${places}`);
    }
    for (const pointer in one.lookups) {
      mark(topOf(pointer), `=${JSON.stringify([pointer, one.lookups[pointer]])}`);
    }
    const source = one.source === null ? "" : JSON.stringify(one.source);
    const head = `${what} ${this.places.get(one.address)} ${one.action}${source}`;
    return new Portrait(one, head, marks, this.texts);
  }

  private suppliers(from: readonly Supplier[]): string {
    let text = "";
    for (const { address, type, settled } of from) {
      text += `${this.places.get(address)} ${type} ${settled} `;
    }
    return text;
  }
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
