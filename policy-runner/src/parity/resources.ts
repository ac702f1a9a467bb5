import { randomBytes } from "node:crypto";
import type { Json, JsonObject } from "../constants.js";
import type { Neighbour } from "../input/types.js";
import { blockAddress, type Configured } from "./configured.js";
import type { Environment, Root } from "./environment.js";
import { type Likeness, type Roots, textOf } from "./likeness.js";
import { mixedOf, partsOf, picked } from "./parts.js";
import type { Schemas } from "./schema.js";
import { Settlement } from "./settle.js";
import { masked } from "./show.js";
import { type Draft, neighbourOf } from "./slim.js";
import { supplierOf } from "./suppliers.js";
import { treeOf, UNKNOWN } from "./tree.js";
import { hasTrue, isPlain } from "./values.js";
import { settlingOf } from "./variables.js";

/** What rules read of environments. */
export interface Reading {
  readonly likeness: Likeness;
  readonly schemas: Schemas;
  readonly locals: ReadonlyMap<string, string>;
  /** Attributes that are read of a type; undefined where none is. */
  attributesOf(type: string): ReadonlySet<string> | undefined;
  readonly secrets: ReadonlySet<string>;
}

/** Sensitive values are compared by nobody here: their digests only mark the places. */
const KEY = randomBytes(32);

/** The resources that rules read, by environment, as they stand in what is compared. */
export function resourcesOf(reading: Reading): Neighbour[][] {
  const { likeness } = reading;
  const found: Neighbour[][] = likeness.environments.map(() => []);
  const shown = new Set<string>();
  for (const name of likeness.names()) {
    const root = new RootReader(name, reading, name === "" ? "" : `${name}: `);
    for (const address of root.addresses()) {
      const own = root.read(address);
      // One of a type is enough to say that its rule has something to compare.
      if (isSame(own) && shown.has(typeOf(address))) continue;
      shown.add(typeOf(address));
      own.forEach((one, i) => {
        if (one !== null) found[i]?.push(one);
      });
    }
  }
  return found;
}

/** Whether a resource is the same everywhere, and no rule asks what it is: only its tier is asked of a log group. */
function isSame([first, ...others]: readonly (Neighbour | null)[]): boolean {
  if (first === undefined || first === null || first.type === "aws_cloudwatch_log_group")
    return false;
  const isHidden = Object.keys(first.unknown).length + Object.keys(first.sensitive).length > 0;
  if (isHidden) return false;
  const text = others.every((one) => one === first) ? "" : JSON.stringify(first);
  return others.every((one) => one === first || JSON.stringify(one) === text);
}

class RootReader {
  private readonly roots: Roots;
  private readonly configured: readonly (Configured | null)[];
  private readonly settlement: Settlement;

  constructor(
    private readonly name: string,
    private readonly reading: Reading,
    private readonly prefix: string,
  ) {
    const { environments } = reading.likeness;
    this.roots = reading.likeness.roots(name);
    const settling = settlingOf(environments, this.roots, reading.locals);
    this.settlement = new Settlement(settling);
    this.configured = settling.map(({ configured }) => configured);
  }

  addresses(): Iterable<string> {
    const all = this.roots.flatMap((root) => [...(root?.entries.keys() ?? [])]);
    return new Set(all.filter((address) => this.reading.attributesOf(typeOf(address))));
  }

  /** One resource in every environment; null where it is not. */
  read(address: string): (Neighbour | null)[] {
    const isSame = this.reading.likeness.isSame(this.name, address);
    const roots = isSame ? this.roots.slice(0, 1) : this.roots;
    const drafts = roots.map((root, i) => this.draft(address, root, i));
    this.addSuppliers(drafts);
    const own = this.settled(address, drafts);
    return isSame ? this.roots.map(() => own[0] ?? null) : own;
  }

  /** What is unknown in one environment goes by its supplier: so does what is known to be its id elsewhere. */
  private addSuppliers(drafts: readonly (Drafted | null)[]): void {
    const suppliers = new Map(drafts.flatMap((one) => [...(one?.suppliers ?? [])]));
    for (const [name, supplier] of suppliers) {
      drafts.forEach((one, i) => {
        const value = one?.tree[name];
        if (one === null || typeof value !== "string" || value === supplier) return;
        if (this.idsOf(supplier, i).includes(value)) one.tree[name] = supplier;
      });
    }
  }

  /** Id and ARN of a resource, as they stand in what is compared. */
  private idsOf(supplier: string, i: number): readonly string[] {
    const text = textOf(this.roots[i], supplier.slice(1, -1));
    if (text === undefined) return [];
    const { canonical } = this.reading.likeness.environments[i] as Environment;
    const { value } = partsOf(text);
    const own = isPlain(value) ? [value.id, value.arn] : [];
    return own.flatMap((one) => (typeof one === "string" ? [canonical(one)] : []));
  }

  private settled(address: string, drafts: readonly (Drafted | null)[]): (Neighbour | null)[] {
    const masks = drafts.flatMap((one) => (one === null ? [] : [one.unknown]));
    const { isComputed } = this.reading.schemas.of(typeOf(address), "managed");
    const isOpen = new Set(
      masks.some(hasTrue)
        ? this.settlement
            .open(address, masks, isComputed)
            .map(({ path }) => path.split("/")[1] ?? "")
        : [],
    );
    const mixed = mixedOf(drafts).filter((name) => !isOpen.has(name));
    return drafts.map((one) => {
      if (one === null) return null;
      // What the configuration leaves alone, the provider chooses: there is nothing to hold it to.
      const isChosen = ([name, value]: [string, Json]) =>
        value === UNKNOWN && !isOpen.has(name) && !one.configured.includes(name);
      const tree = Object.fromEntries(Object.entries(one.tree).filter((part) => !isChosen(part)));
      for (const name of mixed) tree[name] = UNKNOWN;
      return neighbourOf({ ...one, tree }, isOpen, (name) => `<after apply: ${address} ${name}>`);
    });
  }

  private draft(address: string, root: Root | undefined, i: number): Drafted | null {
    const entry = root?.entries.get(address);
    if (root === undefined || entry === undefined) return null;
    const { mode, value, unknown, sensitive } = partsOf(root.document.text(entry));
    if (mode !== "managed") return null;
    const type = typeOf(address);
    const names = this.reading.attributesOf(type) ?? new Set();
    const { canonical } = this.reading.likeness.environments[i] as Environment;
    const form = { ...this.reading.schemas.of(type, "managed"), canonical, key: KEY };
    const pick = (one: Json) => picked(one, names);
    // A state has no configuration of its own; that of another environment is the same.
    const configured = this.configured[i] ?? this.configured.find((one) => one !== null) ?? null;
    const block = configured?.block(blockAddress(address));
    const expressions = (block?.own.expressions ?? {}) as JsonObject;
    const grown = treeOf(pick(value), pick(unknown), pick(sensitive), form);
    const tree = { ...(isPlain(grown) ? grown : {}), id: `<${address}>` } as Record<string, Json>;
    const suppliers = new Map<string, string>();
    for (const [name, one] of Object.entries(tree)) {
      // What nobody has set comes back from AWS as an empty text.
      if (one === "" && expressions[name] === undefined) delete tree[name];
      const known = one === UNKNOWN && configured !== null;
      const supplier = known ? supplierOf(expressions[name], address, configured) : null;
      if (supplier !== null) suppliers.set(name, supplier);
      if (supplier !== null) tree[name] = supplier;
    }
    return {
      address: `${this.prefix}${address}`,
      type,
      tree: masked(tree, this.reading.secrets) as JsonObject,
      configured: Object.keys(expressions),
      unknown: pick(unknown),
      suppliers,
    };
  }
}

interface Drafted extends Draft {
  /** Attribute → the resource whose id it will be. */
  readonly suppliers: ReadonlyMap<string, string>;
  readonly unknown: Json;
}

/** The type in an address, a data source's too. */
function typeOf(address: string): string {
  return blockAddress(address).split(".").at(-2) ?? "";
}
