import { ConfigurationIndex } from "./configuration-index.js";
import type { Hash } from "./records.js";
import { ResourceIndex } from "./resource-index.js";
import { Scanner } from "./scanner.js";
import { type SharedSpool, Spool } from "./spool.js";
import {
  adoptTables,
  ConfigurationTables,
  ModuleTables,
  ResourceTables,
  type SharedTables,
  shareTables,
} from "./tables.js";
import type { PlanParts, SharedPlan, Wanted } from "./types.js";

/** What {@link sharePlan} hands over, and {@link attachPlan} takes. */
interface Handed {
  readonly name: string;
  /** Hashes of scanners of the same seed agree. */
  readonly seed: Hash;
  readonly lines: SharedSpool;
  readonly resources: SharedTables;
  readonly modules: SharedTables;
  readonly configuration: SharedTables;
  readonly secrets: ReadonlySet<string>;
}

/** What a plan is read from. */
export interface Parts {
  readonly name: string;
  readonly seed: Hash;
  readonly lines: Spool;
  readonly resources: ResourceIndex;
  readonly configuration: ConfigurationIndex;
  readonly secrets: ReadonlySet<string>;
}

/** What another thread needs to read a plan's resources and configuration; no copy of them. */
export function sharePlan({ resources, configuration, lines, ...rest }: Parts): SharedPlan {
  const handed: Handed = {
    ...rest,
    lines: lines.share(),
    resources: shareTables(resources.tables),
    modules: shareTables(resources.modules.tables),
    configuration: shareTables(configuration.tables),
  };
  return { ...handed };
}

/** Reads a plan that another thread has scanned and keeps open. */
export function attachPlan(shared: SharedPlan, { types }: Wanted): PlanParts {
  const handed = shared as unknown as Handed;
  const scanner = new Scanner(handed.seed);
  const lines = Spool.of(handed.lines);
  const resources = adoptTables(new ResourceTables(), handed.resources);
  const modules = adoptTables(new ModuleTables(), handed.modules);
  const configuration = adoptTables(new ConfigurationTables(), handed.configuration);
  return {
    resources: new ResourceIndex(handed.name, lines, scanner, types, resources, modules),
    configuration: new ConfigurationIndex(handed.name, lines, scanner, configuration),
    secrets: handed.secrets,
  };
}
