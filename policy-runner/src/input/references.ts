import type { Expression, Expressions } from "../plan/types.js";
import {
  configPath,
  type InstanceKey,
  type ModuleStep,
  moduleAddress,
  parseKey,
} from "./address.js";
import type { Configuration } from "./configuration.js";
import { traversals } from "./expressions.js";
import type { Instances } from "./instances.js";

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
    private readonly instances: Instances,
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
    const call = this.configuration.get(configPath(at.steps))?.call;
    const expression = expressionOf(call?.expressions, name);
    const last = at.steps.at(-1);
    if (call == null || last === undefined || expression === undefined) return OPEN;
    const steps = at.steps.slice(0, -1);
    const caller = { steps, key: last.key, forEach: call.for_each_expression };
    return this.resolve(expression, caller, hops + 1);
  }

  /**
   * `module.m["k"].out`. Behind a computed key Terraform lists only `module.m`, so that any of the
   * module's outputs may be meant.
   */
  private output(text: string, carried: InstanceKey, at: Context, hops: number): Resolution {
    const match = /^module\.([^.[]+)(?:\[(\d+|"(?:[^"\\]|\\.)*")\])?(?:\.([^.[]+))?/.exec(text);
    if (match === null) return OPEN;
    const [, name = "", key, output] = match;
    const keys = this.instances.moduleKeys(moduleAddress(at.steps), name);
    return merge(
      choose([...keys], parseKey(key), carried).flatMap((childKey) => {
        const child = {
          steps: [...at.steps, { name, key: childKey }],
          key: null,
          forEach: undefined,
        };
        const outputs = this.configuration.get(configPath(child.steps))?.module.outputs ?? {};
        const meant = Object.keys(outputs).filter((one) => output === undefined || one === output);
        if (meant.length === 0) return [OPEN];
        return meant.map((one) => this.resolve(outputs[one]?.expression ?? {}, child, hops + 1));
      }),
    );
  }

  private resource(text: string, carried: InstanceKey, at: Context): Resolution {
    const pattern = /^(data\.)?([^.[]+)\.([^.[]+)(?:\[(\d+|"(?:[^"\\]|\\.)*")\])?/;
    const match = pattern.exec(text);
    if (match === null) return OPEN;
    const [whole, data, type = "", name = "", key] = match;
    const module = moduleAddress(at.steps);
    if (data !== undefined) {
      return {
        targets: new Map([[module === "" ? whole : `${module}.${whole}`, type]]),
        open: false,
      };
    }
    const keyed = this.instances.resource(module, `${type}.${name}`);
    if (keyed === undefined) return OPEN;
    const chosen = choose([...keyed.keys()], parseKey(key), carried);
    if (chosen.length > MAX_TARGETS) return OPEN;
    return { targets: new Map(chosen.map((k) => [keyed.get(k) ?? "", type])), open: false };
  }
}

/** The instances that are meant: the one that is named, or carried over, else all of them. */
function choose(keys: InstanceKey[], named: InstanceKey, carried: InstanceKey): InstanceKey[] {
  if (named !== null) return keys.filter((key) => key === named);
  return carried !== null && keys.includes(carried) ? [carried] : keys;
}

function merge(parts: readonly Resolution[]): Resolution {
  if (parts.length === 1 && parts[0] !== undefined) return parts[0];
  const targets = new Map<string, string>();
  for (const part of parts) for (const [address, type] of part.targets) targets.set(address, type);
  return { targets, open: parts.some((part) => part.open) };
}

function expressionOf(block: Expressions | undefined, name: string): Expression | undefined {
  const part = block === undefined || !Object.hasOwn(block, name) ? undefined : block[name];
  return Array.isArray(part) ? undefined : (part as Expression | undefined);
}
