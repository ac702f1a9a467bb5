import { type InstanceKey, type ModuleStep, moduleAddress, showKey } from "../address.js";
import type { Configuration, Expression, Resources } from "../plan/types.js";
import { carriedOf } from "./carried.js";
import { isExpression, traversals } from "./expressions.js";
import { ownerAttribute } from "./identity.js";
import { choose, within } from "./instances.js";
import { GIVEN, merge, NOTHING, OPEN, type Resolution, to } from "./resolution.js";
import { parseTraversal, type Traversal } from "./traversals.js";

/** Where an expression is evaluated: a module instance, and the key of the block it stands in. */
export interface Context {
  readonly steps: readonly ModuleStep[];
  /** Address of the module instance, "" for the root module. */
  readonly module: string;
  readonly key: InstanceKey;
  readonly forEach: Expression | undefined;
  /** Whether it is asked which resources are named: another's attribute is then followed to its owner. */
  readonly owners?: boolean;
}

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
    if (expression === undefined) return GIVEN;
    const key = context.owners === true ? `owners ${place}` : place;
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    const references = referencesOf(expression);
    // What neither is a constant nor refers to anything is computed: `timestamp()`.
    const isComputed = references.length === 0 && !("constant_value" in expression);
    const found = isComputed ? OPEN : this.resolve(references, context, hops + 1);
    if (this.memo.size >= KEPT) this.memo.clear();
    this.memo.set(key, found);
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
        return to(new Map([[within(at.module, one.address), one.type]]));
      case "resource":
        return this.resource(one, carried, at, hops);
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
    if (call === undefined || last === undefined) return GIVEN;
    const steps = at.steps.slice(0, -1);
    const module = moduleAddress(steps);
    const context = { ...at, steps, module, key: last.key, forEach: call.forEach };
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
        const module = moduleAddress(steps);
        const context = { ...at, steps, module, key: null, forEach: undefined };
        const meant = this.configuration.outputs(steps, output);
        if (meant.length === 0) return [OPEN];
        return meant.map((expression, i) =>
          this.once(`output ${output ?? ""} ${i} ${context.module}`, expression, context, hops),
        );
      }),
    );
  }

  private resource(
    one: Traversal & { kind: "resource" },
    carried: InstanceKey,
    at: Context,
    hops: number,
  ): Resolution {
    const { type, name, key, attribute } = one;
    const block = within(at.module, `${type}.${name}`);
    const chosen = choose(key, carried, {
      has: (key) => this.resources.find(block + showKey(key)) !== -1,
      all: () => this.resources.keys(at.module, type, name, MAX_TARGETS + 1),
    });
    if (chosen.length > MAX_TARGETS) return OPEN;
    if (chosen.length === 0 && this.resources.keys(at.module, type, name, 1).length === 0) {
      // A block without instances gives nothing.
      return this.configuration.resource(at.steps, type, name) === undefined ? OPEN : NOTHING;
    }
    const owner = attribute === undefined ? undefined : ownerAttribute(type, attribute);
    const found = to(
      new Map(chosen.map((key) => [block + showKey(key), type])),
      owner !== undefined,
    );
    if (at.owners !== true || owner === undefined) return found;
    const owners = merge(chosen.map((key) => this.ownerOf(one, owner, { ...at, key }, hops)));
    return owners.targets.size > 0 ? owners : { ...found, open: true };
  }

  /** What an attribute of a resource refers to, by its own block. */
  private ownerOf(
    { type, name }: Traversal & { kind: "resource" },
    attribute: string,
    at: Context,
    hops: number,
  ): Resolution {
    const block = this.configuration.resource(at.steps, type, name);
    const expression = block?.expressions?.[attribute];
    if (block === undefined || expression === undefined || !isExpression(expression)) return OPEN;
    const context = { ...at, forEach: block.for_each_expression };
    return this.resolve(referencesOf(expression), context, hops + 1);
  }
}

/** What an expression refers to, prefixes left out. */
export function referencesOf(expression: Expression): readonly Traversal[] {
  return traversals(expression.references ?? []).map(parseTraversal);
}
