import type { InstanceKey } from "../address.js";

/** The instances of a block, or of a module call. */
interface Instances {
  has(key: InstanceKey): boolean;
  all(): InstanceKey[];
}

/** The instances that are meant: the one that is named, or carried over, else all of them. */
export function choose(
  named: InstanceKey,
  carried: InstanceKey,
  instances: Instances,
): InstanceKey[] {
  if (named !== null) return instances.has(named) ? [named] : [];
  return carried !== null && instances.has(carried) ? [carried] : instances.all();
}

/** An address within a module instance, that of the root module being "". */
export function within(module: string, address: string): string {
  return module === "" ? address : `${module}.${address}`;
}
