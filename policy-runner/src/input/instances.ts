import type { ResourceChange } from "../plan/types.js";
import type { InstanceKey, ModuleStep } from "./address.js";
import { moduleAddress, moduleSteps } from "./address.js";

/** The instances of one resource block in one module instance, by key. */
export type Keyed = ReadonlyMap<InstanceKey, string>;

/** Where instances of resources and modules are looked up while references are followed. */
export interface Instances {
  /** Addresses of a resource's instances in a module instance; undefined where there are none. */
  resource(module: string, typeAndName: string): Keyed | undefined;
  /** Keys of a module call's instances, as far as they hold a resource. */
  moduleKeys(parent: string, name: string): ReadonlySet<InstanceKey>;
}

/** Indexes resources that stay, and the module instances that hold them. */
export function indexInstances(changes: readonly ResourceChange[]): Instances {
  const resources = new Map<string, Map<InstanceKey, string>>();
  const modules = new Map<string, Set<InstanceKey>>();
  for (const change of changes) {
    const module = change.module_address ?? "";
    const block = `${module} ${change.type}.${change.name}`;
    entry(resources, block, () => new Map()).set(change.index ?? null, change.address);
    addModules(modules, moduleSteps(module));
  }
  return {
    resource: (module, typeAndName) => resources.get(`${module} ${typeAndName}`),
    moduleKeys: (parent, name) => modules.get(`${parent} ${name}`) ?? new Set(),
  };
}

function addModules(modules: Map<string, Set<InstanceKey>>, steps: readonly ModuleStep[]): void {
  for (const [depth, step] of steps.entries()) {
    const parent = moduleAddress(steps.slice(0, depth));
    entry(modules, `${parent} ${step.name}`, () => new Set()).add(step.key);
  }
}

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
