import { type InstanceKey, type ModuleStep, moduleAddress, parseKey, showKey } from "../address.js";
import type { Configuration, Expression, Resources } from "../plan/types.js";
import { traversals } from "./expressions.js";

/** Where an expression is evaluated: a module instance, and the key of the block it stands in. */
export interface Context {
  readonly steps: readonly ModuleStep[];
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
  private readonly memo = new WeakMap<Expression, Map<string, Resolution>>();

  constructor(
    private readonly configuration: Configuration,
    private readonly resources: Resources,
  ) {}

  /** The resources that an expression refers to in a context. */
  resolve(expression: Expression, context: Context, hops = 0): Resolution {
    if (hops > MAX_HOPS) return OPEN;
    const known = this.memo.get(expression) ?? new Map<string, Resolution>();
    this.memo.set(expression, known);
    const place = `${moduleAddress(context.steps)} ${JSON.stringify(context.key)}`;
    const found = known.get(place) ?? this.follow(expression, context, hops);
    known.set(place, found);
    return found;
  }

  private follow(expression: Expression, context: Context, hops: number): Resolution {
    const all = traversals(expression.references ?? []);
    const carries = all.some((t) => t === "each.key" || t === "count.index");
    return merge(all.map((t) => this.traversal(t, carries ? context.key : null, context, hops)));
  }

  private traversal(text: string, carried: InstanceKey, at: Context, hops: number): Resolution {
    const [head = "", next = ""] = text.split(".", 2);
    if (text === "each.key" || text === "count.index") return NOTHING;
    if (head === "each" && next.startsWith("value")) return this.eachValue(text, at, hops);
    if (head === "var") return this.variable(next, at, hops);
    if (head === "module") return this.output(text, carried, at, hops);
    if (["local", "path", "terraform", "self", "each", "count"].includes(head)) return OPEN;
    return this.resource(text, carried, at);
  }

  /** `each.value.id` under `for_each = aws_x.y` is the instance of aws_x.y with the same key. */
  private eachValue(text: string, at: Context, hops: number): Resolution {
    if (at.forEach === undefined || text === "each.value") return OPEN;
    const [source, ...others] = traversals(at.forEach.references ?? []);
    if (source === undefined || others.length > 0) return OPEN;
    return this.traversal(source, at.key, at, hops + 1);
  }

  private variable(word: string, at: Context, hops: number): Resolution {
    const name = /^[^[]+/.exec(word)?.[0] ?? "";
    const call = this.configuration.call(at.steps);
    const expression = call?.expression(name);
    const last = at.steps.at(-1);
    if (call === undefined || last === undefined || expression === undefined) return OPEN;
    const steps = at.steps.slice(0, -1);
    return this.resolve(expression, { steps, key: last.key, forEach: call.forEach }, hops + 1);
  }

  /**
   * `module.m["k"].out`. Behind a computed key Terraform lists only `module.m`, so that any of the
   * module's outputs may be meant.
   */
  private output(text: string, carried: InstanceKey, at: Context, hops: number): Resolution {
    const match = /^module\.([^.[]+)(?:\[(\d+|"(?:[^"\\]|\\.)*")\])?(?:\.([^.[]+))?/.exec(text);
    if (match === null) return OPEN;
    const [, name = "", key, output] = match;
    const child = (childKey: InstanceKey) => [...at.steps, { name, key: childKey }];
    const keys = choose(parseKey(key), carried, {
      has: (one) => this.resources.hasModule(moduleAddress(child(one))),
      all: () => this.resources.moduleKeys(moduleAddress(at.steps), name),
    });
    if (keys.length > MAX_TARGETS) return OPEN;
    return merge(
      keys.flatMap((one) => {
        const context = { steps: child(one), key: null, forEach: undefined };
        const meant = this.configuration.outputs(context.steps, output);
        if (meant.length === 0) return [OPEN];
        return meant.map((expression) => this.resolve(expression, context, hops + 1));
      }),
    );
  }

  private resource(text: string, carried: InstanceKey, at: Context): Resolution {
    const pattern = /^(data\.)?([^.[]+)\.([^.[]+)(?:\[(\d+|"(?:[^"\\]|\\.)*")\])?/;
    const match = pattern.exec(text);
    if (match === null) return OPEN;
    const [whole, data, type = "", name = "", key] = match;
    const module = moduleAddress(at.steps);
    const inside = module === "" ? "" : `${module}.`;
    if (data !== undefined) return { targets: new Map([[`${inside}${whole}`, type]]), open: false };
    const address = (one: InstanceKey) => `${inside}${type}.${name}${showKey(one)}`;
    const chosen = choose(parseKey(key), carried, {
      has: (one) => this.resources.find(address(one)) !== -1,
      all: () => this.resources.keys(module, type, name, MAX_TARGETS + 1),
    });
    if (chosen.length > MAX_TARGETS) return OPEN;
    if (chosen.length === 0 && this.resources.keys(module, type, name, 1).length === 0) return OPEN;
    return { targets: new Map(chosen.map((one) => [address(one), type])), open: false };
  }
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
