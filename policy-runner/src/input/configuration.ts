import type { ConfigModule, ConfigModuleCall, ConfigResource, Plan } from "../plan/types.js";

/** A module of the configuration, with the call that makes it and the module that calls it. */
export interface ModuleNode {
  /** Configuration address, `module.a.module.b`; "" for the root module. */
  readonly path: string;
  readonly module: ConfigModule;
  readonly call: ConfigModuleCall | null;
  /** Resources by `type.name`. */
  readonly resources: ReadonlyMap<string, ConfigResource>;
}

/** Every module of a plan's configuration by its configuration address. */
export type Configuration = ReadonlyMap<string, ModuleNode>;

/** Indexes the modules of a plan's configuration, the root module included. */
export function indexConfiguration(plan: Plan): Configuration {
  const nodes = new Map<string, ModuleNode>();
  addModule(nodes, "", plan.configuration.root_module ?? {}, null);
  return nodes;
}

function addModule(
  nodes: Map<string, ModuleNode>,
  path: string,
  module: ConfigModule,
  call: ConfigModuleCall | null,
): void {
  const managed = (module.resources ?? []).filter((resource) => resource.mode === "managed");
  const resources = new Map(managed.map((r) => [`${r.type}.${r.name}`, r]));
  nodes.set(path, { path, module, call, resources });
  for (const [name, child] of Object.entries(module.module_calls ?? {})) {
    const childPath = path === "" ? `module.${name}` : `${path}.module.${name}`;
    addModule(nodes, childPath, child.module ?? {}, child);
  }
}
