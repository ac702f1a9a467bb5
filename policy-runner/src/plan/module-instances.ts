import { type InstanceKey, moduleAddress, moduleSteps } from "../address.js";
import { Growing } from "./growing.js";
import { HashTable } from "./hash-table.js";
import type { Scanner } from "./scanner.js";
import type { Resources } from "./types.js";
import { SLOT } from "./wanted.js";

const NONE = 0xffffffff;

/** Module instances that hold a resource, each known by its first one. */
export class ModuleInstances {
  private readonly known = new HashTable();
  /** Parent instance and name of the call → the last of its instances, chained to the others. */
  private readonly calls = new HashTable();
  private readonly firsts = new Growing(Uint32Array);
  private readonly depths = new Growing(Uint8Array);
  private readonly others = new Growing(Uint32Array);
  private last = 0;

  constructor(private readonly scanner: Scanner) {}

  /** Takes in the module of the scanner's current record, which is that of a resource. */
  add(resources: Resources, resource: number): void {
    const low = this.scanner.low(SLOT.module);
    // Resources of a module stand together, as a plan is sorted by address.
    if (low === this.last) return;
    this.last = low;
    if (this.known.get(low, this.scanner.high(SLOT.module)) !== -1) return;
    const steps = moduleSteps(resources.read(resource).module_address ?? "");
    for (let depth = 1; depth <= steps.length; depth++) {
      const own = this.scanner.hashOf(moduleAddress(steps.slice(0, depth)));
      if (this.known.set(own.low, own.high, 0) !== -1) continue;
      const { low, high } = this.callHash(
        moduleAddress(steps.slice(0, depth - 1)),
        steps[depth - 1]?.name ?? "",
      );
      const link = this.firsts.push(resource);
      this.depths.push(depth - 1);
      const before = this.calls.set(low, high, link);
      this.others.push(before === -1 ? NONE : before);
    }
  }

  /** Whether a module instance holds a resource. */
  has(address: string): boolean {
    const { low, high } = this.scanner.hashOf(address);
    return this.known.get(low, high) !== -1;
  }

  /** Keys of a module call's instances. */
  keys(resources: Resources, parent: string, name: string): InstanceKey[] {
    const { low, high } = this.callHash(parent, name);
    const found: InstanceKey[] = [];
    for (let at = this.calls.get(low, high); at !== -1 && at !== NONE; at = this.others.get(at)) {
      const steps = moduleSteps(resources.read(this.firsts.get(at)).module_address ?? "");
      found.push(steps[this.depths.get(at)]?.key ?? null);
    }
    return found;
  }

  private callHash(parent: string, name: string) {
    return this.scanner.combine([this.scanner.hashOf(parent), this.scanner.hashOf(name)]);
  }
}
