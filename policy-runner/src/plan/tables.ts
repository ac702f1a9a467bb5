import { Growing, type SharedNumbers } from "./growing.js";
import { HashTable } from "./hash-table.js";

interface Table {
  share(): SharedNumbers;
  adopt(shared: SharedNumbers): void;
}

/** Tables by name, as another thread is handed them. */
export type SharedTables = { readonly [name: string]: SharedNumbers };

/** What other threads are handed of tables that do not change any more. */
export function shareTables(tables: object): SharedTables {
  return Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, (table as Table).share()]),
  );
}

/** Makes new tables those of another thread. */
export function adoptTables<Tables extends object>(tables: Tables, shared: SharedTables): Tables {
  for (const [name, table] of Object.entries(tables)) {
    const numbers = shared[name];
    if (numbers !== undefined) (table as Table).adopt(numbers);
  }
  return tables;
}

/** The tables of `resource_changes`; numbers of resources are their places in the first four. */
export class ResourceTables {
  readonly starts = new Growing(Float64Array);
  readonly lengths = new Growing(Uint32Array);
  readonly types = new Growing(Uint16Array);
  readonly entryOf = new Growing(Uint32Array);
  /** Every address, with its deposed key where it has one. */
  readonly addresses = new HashTable();
  /** Block → the last of its instances that has a key, and from each to the one before. */
  readonly blocks = new HashTable();
  readonly before = new Growing(Uint32Array);
  /** Ids, ARNs and bucket names → the last resource that bears it, chained likewise. */
  readonly identities = new HashTable();
  readonly bearers = new Growing(Uint32Array);
  readonly others = new Growing(Uint32Array);
}

/** The tables of module instances, each known by its first resource. */
export class ModuleTables {
  readonly known = new HashTable();
  /** Parent instance and name of the call → the last of its instances, chained to the others. */
  readonly calls = new HashTable();
  readonly firsts = new Growing(Uint32Array);
  readonly depths = new Growing(Uint8Array);
  readonly others = new Growing(Uint32Array);
}

/** The tables of `configuration`: where its parts stand, and the parts of the same name before each. */
export class ConfigurationTables {
  readonly starts = new Growing(Float64Array);
  readonly lengths = new Growing(Uint32Array);
  readonly parts = new HashTable();
  readonly others = new Growing(Uint32Array);
}
