import { configPath, moduleSteps } from "../address.js";
import type { JsonObject } from "../constants.js";
import type { Change, ResourceChange } from "../plan/types.js";
import type { SourceIndex } from "../source/types.js";
import { isLeftOut } from "./expressions.js";
import type { Linked } from "./linked.js";
import type { Configured, Link } from "./links.js";
import { suppliers } from "./links.js";
import { mask } from "./mask.js";
import { schemaPath, stepsOf, topAttribute } from "./pointer.js";
import { projectChange } from "./projection.js";
import type { IsSecret } from "./secrets.js";
import type { Action, Interest, Slim, Supplier, UnitSource } from "./types.js";

/** What a change says of a unit, whatever the resource is called. */
export interface Content {
  readonly action: Action;
  readonly values: JsonObject;
  readonly unknown: readonly string[];
  readonly sensitive: Slim["sensitive"];
}

/** Reads the content of changes; the same change gives the same object. */
export class ContentReader {
  private readonly known = new WeakMap<
    Change,
    { readonly type: string; readonly content: Content }
  >();

  constructor(
    private readonly interest: Pick<Interest, "attributesOf">,
    private readonly isSecret: IsSecret,
  ) {}

  read({ type, change }: ResourceChange): Content {
    const known = this.known.get(change);
    if (known?.type === type) return known.content;
    const { after, after_unknown, after_sensitive } = projectChange(
      change,
      this.interest.attributesOf(type),
    );
    const masked = mask(after, after_unknown, after_sensitive, this.isSecret);
    const sensitive = Object.fromEntries(masked.sensitive.map((at): [string, true] => [at, true]));
    const content = { ...masked, action: actionOf(change), sensitive };
    this.known.set(change, { type, content });
    return content;
  }
}

/** What happens to a resource that stays; one that is only read again is not changed. */
function actionOf({ actions }: Change): Action {
  if (actions.includes("create")) return actions.length > 1 ? "replace" : "create";
  return actions.includes("update") ? "update" : "no-op";
}

/** A resource as rules read it, without its neighbours. */
export function slim(linked: Linked): Slim {
  const { change, content, configured, blocks, lookups, source } = linked;
  const { provider } = configured;
  return {
    address: change.address,
    type: change.type,
    name: change.name,
    module: change.module_address ?? "",
    index: change.index ?? null,
    action: content.action,
    ...(provider !== undefined && { provider }),
    values: content.values,
    unknown: suppliersOf(content.unknown, configured.links),
    sensitive: content.sensitive,
    configured: configuredBy(configured, content.unknown, blocks),
    references: settledReferences(configured.links),
    ...(lookups !== undefined && { lookups }),
    source,
  };
}

/**
 * What the configuration sets, and what of the unknown it leaves to the provider.
 *
 * The configuration says nothing of `dynamic` blocks. What is unknown as a whole, and is never filled in
 * by the provider, can only be made by one.
 */
function configuredBy(
  { attributes, expressions, links }: Configured,
  unknown: readonly string[],
  blocks: ReadonlySet<string>,
): Slim["configured"] {
  let told: Slim["configured"] = attributes;
  const tell = (name: string, isSet: boolean) => {
    told = { ...told, [name]: isSet };
  };
  for (const pointer of unknown) {
    const steps = stepsOf(pointer);
    const isDynamic = blocks.size > 0 && blocks.has(schemaPath(pointer));
    // An expression that has nothing of the apply in it, and gave no value, gave null.
    if (links.some((link) => link.known && link.pointer === pointer)) tell(pointer, false);
    else if (steps.length > 1) {
      if (!isDynamic && isLeftOut(expressions, steps)) tell(pointer, false);
    } else if (isDynamic) tell(topAttribute(pointer), true);
  }
  return told;
}

function suppliersOf(pointers: readonly string[], links: readonly Link[]): Slim["unknown"] {
  const unknown: Record<string, readonly Supplier[]> = {};
  for (const pointer of pointers) unknown[pointer] = suppliers(links, pointer);
  return unknown;
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

function settledReferences(links: readonly Link[]): Slim["references"] {
  const references: Record<string, readonly string[]> = {};
  for (const { pointer, targets, settled } of links) {
    if (settled) references[pointer] = [...targets.keys()].sort();
  }
  return references;
}
