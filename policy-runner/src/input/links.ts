import { moduleSteps } from "../address.js";
import type {
  ConfigResource,
  Configuration,
  Expressions,
  ResourceChange,
  Resources,
} from "../plan/types.js";
import { ofExpectedType } from "./expected-types.js";
import { flatten, sets } from "./expressions.js";
import { stepsOf } from "./pointer.js";
import { project } from "./projection.js";
import { type Context, Resolver, referencesOf } from "./references.js";
import type { Resolution } from "./resolution.js";
import type { Traversal } from "./traversals.js";
import type { Interest, Slim, Supplier } from "./types.js";

/** An attribute of a resource and what it refers to. */
export interface Link {
  readonly pointer: string;
  readonly targets: ReadonlyMap<string, string>;
  /** True when the attribute certainly refers to every target and nothing else. */
  readonly settled: boolean;
  /** True when part of the expression can not be followed. */
  readonly open: boolean;
  /** True when no part of the expression is left to the apply. */
  readonly known: boolean;
  /** True when the one target may decide by another attribute whether it is named at all. */
  readonly conditional: boolean;
  /** The resources that its value names, where that is not what it refers to: another's owner. */
  readonly owners: Pick<Link, "targets" | "settled" | "open">;
}

/** What the configuration says of a resource. */
export interface Configured {
  /** Attributes at the top that it sets. */
  readonly attributes: Slim["configured"];
  /** Those of them, and of their blocks, that rules read. */
  readonly expressions: Expressions;
  readonly links: readonly Link[];
  /** Key of the provider that makes it. */
  readonly provider?: string | undefined;
}

/** What tells the block of a resource. */
type Placed = Pick<ResourceChange, "module_address" | "type" | "name">;

/** Reads what the configuration says of resources, and follows the references in it. */
export class LinkReader {
  /** Blocks are read once for all of their instances. */
  private readonly readings = new WeakMap<ConfigResource, Reading>();
  private readonly resolver: Resolver;

  constructor(
    private readonly configuration: Configuration,
    resources: Resources,
    private readonly interest: Pick<Interest, "attributesOf">,
    /** Attributes of which the source says that they are made from what they refer to. */
    private readonly made: (change: ResourceChange) => readonly string[] = () => [],
  ) {
    this.resolver = new Resolver(configuration, resources);
  }

  read(change: ResourceChange): Configured {
    const block = this.blockOf(change);
    if (block === undefined) return UNCONFIGURED;
    const { attributes, expressions, references } = this.readingOf(block);
    const context = contextOf(change, block);
    const made = references.length === 0 ? [] : this.made(change);
    const links = references.map((one) => {
      const link = this.link(one, context, change);
      return made.includes(one.pointer.slice(1)) ? this.unsettled(link, one, context) : link;
    });
    return { attributes, expressions, links, provider: block.provider_config_key };
  }

  /** Whether Terraform knows what traversals in the block of a resource lead to when it plans. */
  isKnown(traversals: readonly Traversal[], change: ResourceChange): boolean {
    const block = this.blockOf(change);
    return block !== undefined && this.resolver.resolve(traversals, contextOf(change, block)).known;
  }

  /** Key of the provider that makes a resource. */
  providerOf(change: Placed): string | undefined {
    return this.blockOf(change)?.provider_config_key;
  }

  private blockOf({ module_address: module, type, name }: Placed) {
    return this.configuration.resource(moduleSteps(module ?? ""), type, name);
  }

  private link(one: Reference, context: Context, change: ResourceChange): Link {
    const placed = ({ targets: all, open }: Resolution) => {
      const targets = ofExpectedType(one.pointer, all);
      return { targets, open, settled: isSettled(one, targets, open, change) };
    };
    const found = this.resolver.resolve(one.traversals, context);
    const own = placed(found);
    const owners = found.indirect
      ? placed(this.resolver.resolve(one.traversals, { ...context, owners: true }))
      : own;
    const conditional = own.targets.size === 1 && found.direct && found.indirect;
    return { pointer: one.pointer, ...own, known: found.known, conditional, owners };
  }

  /** A link that may name another than it refers to, under whatever key. */
  private unsettled(link: Link, { traversals }: Reference, context: Context): Link {
    const any = { ...context, key: null, owners: true };
    const { targets } = this.resolver.resolve(traversals, any);
    return { ...link, owners: { targets, open: true, settled: false } };
  }

  private readingOf(block: ConfigResource): Reading {
    const known = this.readings.get(block);
    if (known !== undefined) return known;
    const wanted = this.interest.attributesOf(block.type);
    const expressions = project(block.expressions ?? {}, wanted);
    const references = [...flatten(expressions)]
      .map(({ pointer, exact, expression }) => {
        return { pointer, exact, traversals: referencesOf(expression) };
      })
      .filter(({ traversals }) => traversals.length > 0);
    const attributes: Record<string, true> = {};
    for (const name in expressions) if (sets(expressions[name] ?? {})) attributes[name] = true;
    const reading = { attributes, expressions, references };
    this.readings.set(block, reading);
    return reading;
  }
}

const UNCONFIGURED: Configured = { attributes: {}, expressions: {}, links: [] };

function contextOf(change: ResourceChange, block: ConfigResource): Context {
  const module = change.module_address ?? "";
  const { for_each_expression: forEach } = block;
  return { steps: moduleSteps(module), module, key: change.index ?? null, forEach };
}

/** What an attribute of a block refers to. */
interface Reference {
  readonly pointer: string;
  readonly exact: boolean;
  readonly traversals: readonly Traversal[];
}

interface Reading {
  readonly attributes: Slim["configured"];
  readonly expressions: Expressions;
  readonly references: readonly Reference[];
}

/** Who supplies the value at a pointer, by the nearest attribute that refers to something. */
export function suppliers(links: readonly Link[], pointer: string): readonly Supplier[] {
  let nearest: Link | undefined;
  for (const link of links) {
    const isNearer = nearest === undefined || link.pointer.length > nearest.pointer.length;
    if (isNearer && isWithin(pointer, link.pointer)) nearest = link;
  }
  if (nearest === undefined) return [];
  const { targets, conditional } = nearest;
  const settled = nearest.settled && !conditional;
  return [...targets].sort().map(([address, type]) => ({ address, type, settled }));
}

function isWithin(pointer: string, upper: string): boolean {
  return pointer === upper || (pointer.startsWith(upper) && pointer[upper.length] === "/");
}

/**
 * One target is settled; several are when the attribute is a list, which holds all of them, while a
 * single value made from several may come from any.
 */
function isSettled(
  placed: Reference,
  targets: ReadonlyMap<string, string>,
  open: boolean,
  change: ResourceChange,
): boolean {
  if (open || !placed.exact || targets.size === 0) return false;
  return targets.size === 1 || isList(change, placed.pointer);
}

function isList(change: ResourceChange, pointer: string): boolean {
  let value: unknown = change.change.after;
  let unknown: unknown = change.change.after_unknown;
  for (const step of stepsOf(pointer)) {
    value = (value as Record<string, unknown> | null | undefined)?.[step];
    unknown = (unknown as Record<string, unknown> | null | undefined)?.[step];
  }
  return Array.isArray(value) || Array.isArray(unknown);
}
