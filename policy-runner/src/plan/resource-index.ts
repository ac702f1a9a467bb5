import type { InstanceKey } from "../address.js";
import type { Json } from "../constants.js";
import { CannotJudge } from "../errors.js";
import { Growing } from "./growing.js";
import { HashTable } from "./hash-table.js";
import { ModuleInstances } from "./module-instances.js";
import { FLAG, type Hash, NO_HASH } from "./records.js";
import { ACTIONS, readResourceChange, stays } from "./resource-changes.js";
import type { Scanner } from "./scanner.js";
import type { Spool } from "./spool.js";
import type { ResourceChange, Resources } from "./types.js";
import { SLOT } from "./wanted.js";

/** Number that stands for none in lists that are chained. */
const NONE = 0xffffffff;

/** What becomes of resources, in the order of their numbers; see {@link Resources}. */
export class ResourceIndex implements Resources {
  /** Entries of `resource_changes`, those of what is deleted or only read included. */
  entries = 0;
  private readonly starts = new Growing(Float64Array);
  private readonly lengths = new Growing(Uint32Array);
  private readonly types = new Growing(Uint8Array);
  private readonly entryOf = new Growing(Uint32Array);
  /** Every address, with its deposed key where it has one. */
  private readonly addresses = new HashTable();
  /** Block → the last of its instances that has a key, and from each to the one before. */
  private readonly blocks = new HashTable();
  private readonly before = new Growing(Uint32Array);
  /** Ids, ARNs and bucket names → the last resource that bears it, chained likewise. */
  private readonly identities = new HashTable();
  private readonly bearers = new Growing(Uint32Array);
  private readonly others = new Growing(Uint32Array);
  private readonly modules: ModuleInstances;
  private readonly typeNumbers = new Map<number, number>();
  private readonly staying: ReadonlyMap<number, boolean>;
  private readonly managed: Hash;
  private readonly data: Hash;
  private readonly bucket: number;

  constructor(
    private readonly name: string,
    private readonly lines: Spool,
    private readonly scanner: Scanner,
    types: readonly string[],
  ) {
    this.modules = new ModuleInstances(scanner);
    for (const [i, type] of types.entries()) this.typeNumbers.set(number(scanner.hashOf(type)), i);
    this.bucket = types.indexOf("aws_s3_bucket");
    this.managed = scanner.hashOf("managed");
    this.data = scanner.hashOf("data");
    this.staying = new Map(
      ACTIONS.map((actions) => [number(scanner.hashOfList(actions)), stays(actions)]),
    );
  }

  get count(): number {
    return this.starts.length;
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
    const number = isStaying ? this.starts.length * 2 : entry * 2 + 1;
    const twin = this.addresses.set(id.low, id.high, number);
    if (twin !== -1) throw this.twice(entry, twin);
    if (isStaying) this.keep(entry);
  }

  private keep(entry: number): void {
    const { scanner } = this;
    const { start, end } = scanner.line;
    const own = this.starts.push(start);
    this.lengths.push(end - start);
    this.entryOf.push(entry);
    const type = scanner.low(SLOT.type) * 2 ** 21 + (scanner.high(SLOT.type) >>> 11);
    const typeNumber = this.typeNumbers.get(type) ?? -1;
    this.types.push(typeNumber + 1);
    if (this.has(SLOT.index)) {
      const block = scanner.combined(SLOT.module, SLOT.type, SLOT.name);
      const last = this.blocks.set(block.low, block.high, own);
      this.before.push(last === -1 ? NONE : last);
    } else this.before.push(NONE);
    if (this.has(SLOT.module)) this.modules.add(this, own);
    if (typeNumber !== -1) this.identify(own, typeNumber);
  }

  private identify(own: number, type: number): void {
    for (const at of SLOT.identities) {
      if (!this.has(at) || (at === SLOT.identities[2] && type !== this.bucket)) continue;
      const { low, high } = this.scanner.hash(at);
      const link = this.bearers.push(own);
      const last = this.identities.set(low, high, link);
      this.others.push(last === -1 ? NONE : last);
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
    readResourceChange(this.parsed(start, end), this.place(entry));
  }

  private twice(entry: number, twin: number): CannotJudge {
    const first = twin % 2 === 0 ? this.entryOf.get(twin / 2) : (twin - 1) / 2;
    const { name, path } = this.place(entry);
    return new CannotJudge(
      `${name}: ${path} has the address of entry ${first} again, so it is unclear which one holds; write the plan again with \`terraform show -json PLANFILE\`.`,
    );
  }

  private place(entry: number): { name: string; path: string } {
    return { name: this.name, path: `resource_changes[${entry}]` };
  }

  private parsed(start: number, end: number): Json {
    return JSON.parse(this.lines.read(start, end).toString()) as Json;
  }

  read(own: number): ResourceChange {
    const start = this.starts.get(own);
    const value = this.parsed(start, start + this.lengths.get(own));
    return readResourceChange(value, this.place(this.entryOf.get(own)));
  }

  typeOf(own: number): number {
    return this.types.get(own) - 1;
  }

  find(address: string): number {
    const { low, high } = this.scanner.hashOf(address);
    const found = this.addresses.get(low, high);
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
    let at = this.blocks.get(low, high);
    for (; at !== -1 && at !== NONE && found.length < most; at = this.before.get(at)) {
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
    if (this.identities.size === 0) return [];
    const { low, high } = this.scanner.hashOf(value);
    const found: number[] = [];
    for (
      let at = this.identities.get(low, high);
      at !== -1 && at !== NONE;
      at = this.others.get(at)
    ) {
      const own = this.bearers.get(at);
      if (!found.includes(own)) found.push(own);
    }
    return found;
  }
}

function number({ low, high }: Hash): number {
  return low * 2 ** 21 + (high >>> 11);
}
