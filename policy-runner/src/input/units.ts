import { configPath, moduleSteps } from "../address.js";
import type { ResourceChange } from "../plan/types.js";
import type { SourceIndex } from "../source/types.js";
import type { Configured, Link } from "./links.js";
import { suppliers } from "./links.js";
import { mask } from "./mask.js";
import type { IsSecret } from "./secrets.js";
import type { Action, Slim, Supplier, UnitSource } from "./types.js";

/** What happens to a resource that stays; one that is only read again is not changed. */
export function actionOf(change: ResourceChange): Action {
  const { actions } = change.change;
  if (actions.includes("create")) return actions.length > 1 ? "replace" : "create";
  return actions.includes("update") ? "update" : "no-op";
}

/** A resource as rules read it, without its neighbours. */
export function slim(
  change: ResourceChange,
  action: Action,
  configured: Configured,
  source: UnitSource | null,
  isSecret: IsSecret,
): Slim {
  const { after, after_unknown, after_sensitive } = change.change;
  const { values, unknown, sensitive } = mask(after, after_unknown, after_sensitive, isSecret);
  const links = new Map(configured.links.map((link) => [link.pointer, link]));
  return {
    address: change.address,
    type: change.type,
    name: change.name,
    module: change.module_address ?? "",
    index: change.index ?? null,
    action,
    values,
    unknown: Object.fromEntries(
      unknown.map((at): [string, readonly Supplier[]] => [at, suppliers(links, at)]),
    ),
    sensitive: Object.fromEntries(sensitive.map((at): [string, true] => [at, true])),
    configured: Object.fromEntries(
      configured.attributes.map((name): [string, true] => [name, true]),
    ),
    references: settledReferences(configured.links),
    source,
  };
}

/** What the HCL source tells of a resource; null without a source. */
export function sourceOf(change: ResourceChange, source: SourceIndex | null): UnitSource | null {
  if (source === null) return null;
  const found = source.resources.get(configAddress(change));
  if (found !== undefined) return { prevent_destroy: found.preventDestroy, missing: null };
  const module = configPath(moduleSteps(change.module_address ?? ""));
  const unread = [...source.unread.keys()].find(
    (path) => module === path || module.startsWith(`${path}.`),
  );
  const missing =
    unread === undefined
      ? "the HCL source has no block for it"
      : `the source of ${unread} is not among the HCL files`;
  return { prevent_destroy: null, missing };
}

/** Address of a resource's block in the configuration, without instance keys. */
export function configAddress(change: ResourceChange): string {
  const module = configPath(moduleSteps(change.module_address ?? ""));
  const block = `${change.type}.${change.name}`;
  return module === "" ? block : `${module}.${block}`;
}

function settledReferences(links: readonly Link[]): Record<string, readonly string[]> {
  const settled = links.filter((link) => link.settled);
  return Object.fromEntries(settled.map((link) => [link.pointer, [...link.targets.keys()].sort()]));
}
