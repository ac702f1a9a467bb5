import { type InstanceKey, type ModuleStep, moduleAddress, showKey } from "../address.js";
import type { Configuration, Expression, Resources } from "../plan/types.js";
import { carriedOf } from "./carried.js";
import { traversals } from "./expressions.js";
import { parseTraversal, type Traversal } from "./traversals.js";

/** Where an expression is evaluated: a module instance, and the key of the block it stands in. */
export interface Context {
  readonly steps: readonly ModuleStep[];
  /** Address of the module instance, "" for the root module. */
  readonly module: string;
  readonly key: InstanceKey;
  readonly forEach: Expression | undefined;
}

/** What an expression refers to. */
export interface Resolution {
  /** Addresses of resources and data sources → type. */
  readonly targets: ReadonlyMap<string, string>;
  /** True when a part can not be followed: locals, root variables, keys that are computed. */
  readonly open: boolean;
}

const NOTHING: Resolution = { targets: new Map(), open: false };
const OPEN: Resolution = { targets: new Map(), open: true };

/** Beyond so many hops a configuration is no one's; Terraform refuses cycles before a plan. */
const MAX_HOPS = 64;

/** Variables and outputs whose resolution is kept. */
const KEPT = 4096;

/** Beyond so many possible targets an expression names a collection, not a resource. */
const MAX_TARGETS = 1000;

/**
 * Follows expressions to the resources they refer to, module by module.
 *
 * On a first plan every id is unknown, so the configuration's references are the only trace of which
 * resource belongs to which. `var.x` is followed up to the module call, `module.m.out` down to the
 * output, and `each.key` and `count.index` are carried over to the instance with the same key.
 */
export class Resolver {
  private memo = new Map<string, Resolution>();

  constructor(
    private readonly configuration: Configuration,
    private readonly resources: Resources,
  ) {}

  /** The resources that the traversals of one expression refer to in a context. */
  resolve(references: readonly Traversal[], context: Context, hops = 0): Resolution {
    if (hops > MAX_HOPS) return OPEN;
    const carried = carriedOf(references, context);
    const [only] = references;
    if (references.length === 1 && only !== undefined) {
      return this.traversal(only, carried, context, hops);
    }
    return merge(references.map((one) => this.traversal(one, carried, context, hops)));
  }

  /** Variables and outputs are asked for by many resources; `place` names one of them. */
  private once(
    place: string,
    expression: Expression | undefined,
    context: Context,
    hops: number,
  ): Resolution {
    if (expression === undefined) return OPEN;
    const known = this.memo.get(place);
    if (known !== undefined) return known;
    const found = this.resolve(referencesOf(expression), context, hops + 1);
    if (this.memo.size >= KEPT) this.memo.clear();
    this.memo.set(place, found);
    return found;
  }

  private traversal(one: Traversal, carried: InstanceKey, at: Context, hops: number): Resolution {
    switch (one.kind) {
      case "key":
        return NOTHING;
      case "value":
        return this.eachValue(at, hops);
      case "variable":
        return this.variable(one.name, at, hops);
      case "output":
        return this.output(one, carried, at, hops);
      case "data":
        return { targets: new Map([[within(at.module, one.address), one.type]]), open: false };
      case "resource":
        return this.resource(one, carried, at.module);
      default:
        return OPEN;
    }
  }

  /**
   * `each.value.id` under `for_each = aws_x.y` is the instance of aws_x.y with the same key, and so is
   * `each.value` under `{ for key, x in aws_x.y : key => x.id }`. What names several resources holds
   * one of them under each key, and does not say which.
   */
  private eachValue(at: Context, hops: number): Resolution {
    const sources = at.forEach === undefined ? [] : referencesOf(at.forEach);
    if (hops > MAX_HOPS) return OPEN;
    // A constant is no resource, though it may be the key of one.
    if (sources.length === 0) return NOTHING;
    const found = merge(sources.map((source) => this.traversal(source, at.key, at, hops + 1)));
    return sources.length === 1 ? found : { ...found, open: true };
  }

  private variable(name: string, at: Context, hops: number): Resolution {
    const call = this.configuration.call(at.steps);
    const last = at.steps.at(-1);
    if (call === undefined || last === undefined) return OPEN;
    const steps = at.steps.slice(0, -1);
    const module = moduleAddress(steps);
    const context = { steps, module, key: last.key, forEach: call.forEach };
    return this.once(`var ${name} ${at.module}`, call.expression(name), context, hops);
  }

  /** `module.m["k"].out`; without the output, any of the module's may be meant. */
  private output(
    { call, key, output }: Traversal & { kind: "output" },
    carried: InstanceKey,
    at: Context,
    hops: number,
  ): Resolution {
    const child = (childKey: InstanceKey) => [...at.steps, { name: call, key: childKey }];
    const keys = choose(key, carried, {
      has: (one) => this.resources.hasModule(moduleAddress(child(one))),
      all: () => this.resources.moduleKeys(at.module, call),
    });
    if (keys.length > MAX_TARGETS) return OPEN;
    return merge(
      keys.flatMap((one) => {
        const steps = child(one);
        const context = { steps, module: moduleAddress(steps), key: null, forEach: undefined };
        const meant = this.configuration.outputs(steps, output);
        if (meant.length === 0) return [OPEN];
        return meant.map((expression, i) =>
          this.once(`output ${output ?? ""} ${i} ${context.module}`, expression, context, hops),
        );
      }),
    );
  }

  private resource(
    { type, name, key }: Traversal & { kind: "resource" },
    carried: InstanceKey,
    module: string,
  ): Resolution {
    const block = within(module, `${type}.${name}`);
    const chosen = choose(key, carried, {
      has: (one) => this.resources.find(block + showKey(one)) !== -1,
      all: () => this.resources.keys(module, type, name, MAX_TARGETS + 1),
    });
    if (chosen.length > MAX_TARGETS) return OPEN;
    if (chosen.length === 0 && this.resources.keys(module, type, name, 1).length === 0) return OPEN;
    return { targets: new Map(chosen.map((one) => [block + showKey(one), type])), open: false };
  }
}

/** What an expression refers to, prefixes left out. */
export function referencesOf(expression: Expression): readonly Traversal[] {
  return traversals(expression.references ?? []).map(parseTraversal);
}

function within(module: string, address: string): string {
  return module === "" ? address : `${module}.${address}`;
}

interface Instances {
  has(key: InstanceKey): boolean;
  all(): InstanceKey[];
}

/** The instances that are meant: the one that is named, or carried over, else all of them. */
function choose(named: InstanceKey, carried: InstanceKey, instances: Instances): InstanceKey[] {
  if (named !== null) return instances.has(named) ? [named] : [];
  return carried !== null && instances.has(carried) ? [carried] : instances.all();
}

function merge(parts: readonly Resolution[]): Resolution {
  if (parts.length === 1 && parts[0] !== undefined) return parts[0];
  const targets = new Map<string, string>();
  for (const part of parts) for (const [address, type] of part.targets) targets.set(address, type);
  return { targets, open: parts.some((part) => part.open) };
}
