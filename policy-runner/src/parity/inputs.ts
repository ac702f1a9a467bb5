import type { Json, JsonObject } from "../constants.js";
import {
  type Block,
  blockAddress,
  type Configured,
  type Module,
  referencesIn,
} from "./configured.js";
import { isPlain } from "./values.js";

/** What an expression rests on that a plan can not show to be the same everywhere. */
export type Doubt = string;

/** What is read at planning time and says who and where one is: put aside as the facts are. */
const IDENTITY =
  /^data\.aws_(caller_identity|region|partition|availability_zones|iam_policy_document)\./;

/** What is known to be the same in every environment, or is compared for itself. */
export interface Known {
  /** Whether a root variable has the same value. */
  variable(name: string): boolean;
  /** Whether a data source is read by apply, and so stands among what is compared. */
  data(block: string): boolean;
  /** The text of a local value's expression, the same for all as all come from one source. */
  local(address: string): string | undefined;
}

/** References in the text of an expression. */
const REFERENCE =
  /\b(?:var|local|each|count)\.[\w-]+|\bmodule\.[\w-]+(?:\[[^\]]*\])?\.[\w-]+|\bdata\.\w+\.[\w-]+/g;

/**
 * Follows an expression to what it is made from, through variables, calls and outputs of modules.
 *
 * Resources are no doubt: each is compared for itself.
 *
 * @returns the first input that may differ, or null when there is none
 */
export function doubtOf(
  expression: Json | undefined,
  block: Block,
  configured: Configured,
  same: Known,
): Doubt | null {
  return new Tracing(configured, same).expression(expression, block.module, block.own);
}

class Tracing {
  private readonly seen = new Set<string>();

  constructor(
    private readonly configured: Configured,
    private readonly same: Known,
  ) {}

  expression(expression: Json | undefined, module: Module, repeated: JsonObject): Doubt | null {
    for (const reference of new Set(referencesIn(expression))) {
      const key = `${module.path} ${reference}`;
      if (this.seen.has(key)) continue;
      this.seen.add(key);
      const doubt = this.reference(reference, module, repeated);
      if (doubt !== null) return doubt;
    }
    return null;
  }

  private reference(reference: string, module: Module, repeated: JsonObject): Doubt | null {
    const [head = "", name = ""] = reference.split(".");
    if (head === "var") return this.variable(name.replace(/\[.*/, ""), module);
    if (head === "local") return this.local(name.replace(/\[.*/, ""), module);
    // The key is a part of the address, by which instances are matched.
    if (head === "count" || (head === "each" && name === "key")) return null;
    if (head === "each") {
      return this.expression(
        [repeated.for_each_expression ?? null, repeated.count_expression ?? null],
        module,
        {},
      );
    }
    if (head === "module") return this.output(reference, module);
    if (head === "data") return IDENTITY.test(reference) ? null : this.data(reference, module);
    return null;
  }

  private local(name: string, module: Module): Doubt | null {
    const text = this.same.local(`${module.path === "" ? "" : `${module.path}.`}local.${name}`);
    if (text === undefined) return within(module, `local.${name}`);
    return this.expression({ references: text.match(REFERENCE) ?? [] }, module, {});
  }

  private variable(name: string, module: Module): Doubt | null {
    const { call, parent } = module;
    if (call === null || parent === null) return this.same.variable(name) ? null : `var.${name}`;
    const expressions = call.expressions as JsonObject | undefined;
    return this.expression(expressions?.[name], parent, call);
  }

  /** Only the output that is named; the same reference without it comes along with each. */
  private output(reference: string, module: Module): Doubt | null {
    const [path = "", output] = splitOutput(blockAddress(reference));
    if (output === undefined) return null;
    const callee = this.configured.module(module.path === "" ? path : `${module.path}.${path}`);
    const outputs = callee?.own.outputs as JsonObject | undefined;
    const own = outputs?.[output];
    if (callee === undefined || !isPlain(own)) return within(module, reference);
    return this.expression(own.expression, callee, {});
  }

  /** What was read in planning may be anything, wherever its arguments are the same. */
  private data(reference: string, module: Module): Doubt | null {
    const [, type, name] = blockAddress(reference).split(".");
    if (name === undefined) return null;
    const block = `${module.path === "" ? "" : `${module.path}.`}data.${type}.${name}`;
    return this.same.data(block) ? null : within(module, `data.${type}.${name}`);
  }
}

function splitOutput(reference: string): [path: string, output?: string] {
  const [head, name, output] = reference.split(".");
  return output === undefined ? [`${head}.${name}`] : [`${head}.${name}`, output];
}

function within({ path }: Module, reference: string): Doubt {
  return path === "" ? reference : `${path}: ${reference}`;
}
