import { type InstanceKey, moduleAddress, moduleSteps } from "../address.js";
import type { Scanner } from "./scanner.js";
import { ModuleTables } from "./tables.js";
import type { Resources } from "./types.js";
import { SLOT } from "./wanted.js";

const NONE = 0xffffffff;

/** Module instances that hold a resource, each known by its first one. */
export class ModuleInstances {
  private last = 0;

  constructor(
    private readonly scanner: Scanner,
    readonly tables = new ModuleTables(),
  ) {}

  /** Takes in the module of the scanner's current record, which is that of a resource. */
  add(resources: Resources, resource: number): void {
    const low = this.scanner.low(SLOT.module);
    // Resources of a module stand together, as a plan is sorted by address.
    if (low === this.last) return;
    this.last = low;
    if (this.tables.known.get(low, this.scanner.high(SLOT.module)) !== -1) return;
    const steps = moduleSteps(resources.read(resource).module_address ?? "");
    for (let depth = 1; depth <= steps.length; depth++) {
      const own = this.scanner.hashOf(moduleAddress(steps.slice(0, depth)));
      if (this.tables.known.set(own.low, own.high, 0) !== -1) continue;
      const { low, high } = this.callHash(
        moduleAddress(steps.slice(0, depth - 1)),
        steps[depth - 1]?.name ?? "",
      );
      const link = this.tables.firsts.push(resource);
      this.tables.depths.push(depth - 1);
      const before = this.tables.calls.set(low, high, link);
      this.tables.others.push(before === -1 ? NONE : before);
    }
  }

  /** Whether a module instance holds a resource. */
  has(address: string): boolean {
    const { low, high } = this.scanner.hashOf(address);
    return this.tables.known.get(low, high) !== -1;
  }

  /** Keys of a module call's instances. */
  keys(resources: Resources, parent: string, name: string): InstanceKey[] {
    const { low, high } = this.callHash(parent, name);
    const found: InstanceKey[] = [];
    for (
      let at = this.tables.calls.get(low, high);
      at !== -1 && at !== NONE;
      at = this.tables.others.get(at)
    ) {
      const steps = moduleSteps(resources.read(this.tables.firsts.get(at)).module_address ?? "");
      found.push(steps[this.tables.depths.get(at)]?.key ?? null);
    }
    return found;
  }

  private callHash(parent: string, name: string) {
    return this.scanner.combine([this.scanner.hashOf(parent), this.scanner.hashOf(name)]);
  }
}
