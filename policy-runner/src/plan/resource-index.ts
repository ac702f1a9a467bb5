import type { InstanceKey } from "../address.js";
import type { Json } from "../constants.js";
import { CannotJudge } from "../errors.js";
import { ChangeReader } from "./change-reader.js";
import { ModuleInstances } from "./module-instances.js";
import { FLAG, type Hash, NO_HASH } from "./records.js";
import { ACTIONS, readResourceChange, stays } from "./resource-changes.js";
import type { Scanner } from "./scanner.js";
import type { Spool } from "./spool.js";
import { ModuleTables, ResourceTables } from "./tables.js";
import type { ResourceChange, Resources } from "./types.js";
import { NAMES, SLOT } from "./wanted.js";

/** Number that stands for none in lists that are chained. */
const NONE = 0xffffffff;

/** What becomes of resources, in the order of their numbers; see {@link Resources}. */
export class ResourceIndex implements Resources {
  /** Entries of `resource_changes`, those of what is deleted or only read included. */
  entries = 0;
  readonly modules: ModuleInstances;
  private readonly changes = new ChangeReader();
  private readonly typeNumbers = new Map<number, number>();
  private readonly staying: ReadonlyMap<number, boolean>;
  private readonly managed: Hash;
  private readonly data: Hash;
  /** Numbers of the types that are named by {@link SLOT.ownName}. */
  private readonly named: ReadonlySet<number>;

  constructor(
    private readonly name: string,
    private readonly lines: Spool,
    private readonly scanner: Scanner,
    wanted: readonly string[],
    readonly tables = new ResourceTables(),
    modules = new ModuleTables(),
  ) {
    this.modules = new ModuleInstances(scanner, modules);
    for (const [i, type] of wanted.entries()) this.typeNumbers.set(number(scanner.hashOf(type)), i);
    this.named = new Set([...NAMES.keys()].map((type) => wanted.indexOf(type)));
    this.managed = scanner.hashOf("managed");
    this.data = scanner.hashOf("data");
    this.staying = new Map(
      ACTIONS.map((actions) => [number(scanner.hashOfList(actions)), stays(actions)]),
    );
  }

  get count(): number {
    return this.tables.starts.length;
  }

  /** Takes in the current record of the scanner. */
  add(): void {
    const entry = this.entries++;
    if (!this.isSound()) this.check(entry);
    const { scanner } = this;
    const deposed = this.has(SLOT.deposed);
    const id = deposed ? scanner.combined(SLOT.address, SLOT.deposed) : scanner.hash(SLOT.address);
    const isManaged = scanner.low(SLOT.mode) === this.managed.low;
    const isStaying = isManaged && !deposed && this.staying.get(this.actions()) === true;
    // Even numbers stand for resources that stay, odd ones for entries that are not judged.
    const number = isStaying ? this.tables.starts.length * 2 : entry * 2 + 1;
    const twin = this.tables.addresses.set(id.low, id.high, number);
    if (twin !== -1) throw this.twice(entry, twin);
    if (isStaying) this.keep(entry);
  }

  private keep(entry: number): void {
    const { scanner } = this;
    const { start, end } = scanner.line;
    const own = this.tables.starts.push(start);
    this.tables.lengths.push(end - start);
    this.tables.entryOf.push(entry);
    const type = scanner.low(SLOT.type) * 2 ** 21 + (scanner.high(SLOT.type) >>> 11);
    const typeNumber = this.typeNumbers.get(type) ?? -1;
    this.tables.types.push(typeNumber + 1);
    if (this.has(SLOT.index)) {
      const block = scanner.combined(SLOT.module, SLOT.type, SLOT.name);
      const last = this.tables.blocks.set(block.low, block.high, own);
      this.tables.before.push(last === -1 ? NONE : last);
    } else this.tables.before.push(NONE);
    if (this.has(SLOT.module)) this.modules.add(this, own);
    if (typeNumber !== -1) this.identify(own, typeNumber);
  }

  private identify(own: number, type: number): void {
    const slots = this.named.has(type) ? [...SLOT.identities, SLOT.ownName] : SLOT.identities;
    for (const at of slots) {
      if (!this.has(at)) continue;
      const { low, high } = this.scanner.hash(at);
      const link = this.tables.bearers.push(own);
      const last = this.tables.identities.set(low, high, link);
      this.tables.others.push(last === -1 ? NONE : last);
    }
  }

  private actions(): number {
    return number(this.scanner.hash(SLOT.actions));
  }

  private has(slot: number): boolean {
    return this.scanner.low(slot) !== 0 || this.scanner.high(slot) !== 0;
  }

  /** Whether the current record has all that a judgement relies on, as far as hashes tell. */
  private isSound(): boolean {
    const { scanner } = this;
    const mode = scanner.low(SLOT.mode);
    return (
      scanner.flags < FLAG.misshapen &&
      this.has(SLOT.address) &&
      this.has(SLOT.type) &&
      this.has(SLOT.name) &&
      (mode === this.managed.low || mode === this.data.low) &&
      this.staying.has(this.actions())
    );
  }

  /** @throws CannotJudge when the entry of the current record is not what a plan has there */
  private check(entry: number): void {
    const { start, end } = this.scanner.line;
    readResourceChange(JSON.parse(this.text(start, end)) as Json, this.place(entry));
  }

  private twice(entry: number, twin: number): CannotJudge {
    const first = twin % 2 === 0 ? this.tables.entryOf.get(twin / 2) : (twin - 1) / 2;
    const { name, path } = this.place(entry);
    return new CannotJudge(
      `${name}: ${path} has the address of entry ${first} again, so it is unclear which one holds; write the plan again with \`terraform show -json PLANFILE\`.`,
    );
  }

  private place(entry: number): { name: string; path: string } {
    return { name: this.name, path: `resource_changes[${entry}]` };
  }

  private text(start: number, end: number): string {
    return this.lines.read(start, end).toString();
  }

  read(own: number): ResourceChange {
    const start = this.tables.starts.get(own);
    const entry = this.text(start, start + this.tables.lengths.get(own));
    return this.changes.read(entry, this.place(this.tables.entryOf.get(own)));
  }

  typeOf(own: number): number {
    return this.tables.types.get(own) - 1;
  }

  find(address: string): number {
    const { low, high } = this.scanner.hashOf(address);
    const found = this.tables.addresses.get(low, high);
    return found === -1 || found % 2 === 1 ? -1 : found / 2;
  }

  keys(module: string, type: string, name: string, most: number): InstanceKey[] {
    const { scanner } = this;
    const path = module === "" ? `${type}.${name}` : `${module}.${type}.${name}`;
    const found: InstanceKey[] = this.find(path) === -1 ? [] : [null];
    const { low, high } = scanner.combine([
      module === "" ? NO_HASH : scanner.hashOf(module),
      scanner.hashOf(type),
      scanner.hashOf(name),
    ]);
    let at = this.tables.blocks.get(low, high);
    for (; at !== -1 && at !== NONE && found.length < most; at = this.tables.before.get(at)) {
      found.push(this.read(at).index ?? null);
    }
    return found;
  }

  moduleKeys(parent: string, name: string): InstanceKey[] {
    return this.modules.keys(this, parent, name);
  }

  hasModule(address: string): boolean {
    return this.modules.has(address);
  }

  known(value: string): readonly number[] {
    if (this.tables.identities.size === 0) return [];
    const { low, high } = this.scanner.hashOf(value);
    const found: number[] = [];
    for (
      let at = this.tables.identities.get(low, high);
      at !== -1 && at !== NONE;
      at = this.tables.others.get(at)
    ) {
      const own = this.tables.bearers.get(at);
      if (!found.includes(own)) found.push(own);
    }
    return found;
  }
}

function number({ low, high }: Hash): number {
  return low * 2 ** 21 + (high >>> 11);
}
