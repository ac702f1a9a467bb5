import type { Json, JsonObject } from "../constants.js";
import { type Configured, type Module, moduleOf, referencesIn } from "./configured.js";
import { isPlain } from "./values.js";

/** A module of the configuration, and the address of the instance of it that holds a resource. */
interface At {
  readonly module: Module;
  readonly instance: string;
}

const RESOURCE = /^(aws_\w+\.[\w-]+)\.(?:id|arn)$/;

/**
 * The resource whose id or ARN an expression is, followed through variables and outputs of modules, as ids
 * stand in what is compared: `<module.network.aws_security_group.this>`. Null where it may be another.
 */
export function supplierOf(
  expression: Json | undefined,
  address: string,
  configured: Configured,
): string | null {
  const module = configured.module(moduleOf(address));
  const instance = instanceOf(address);
  return module === undefined ? null : follow(expression, { module, instance }, configured, 0);
}

/** Calls of modules that lead into each other do not end; no configuration is deeper. */
const DEEPEST = 32;

function follow(
  expression: Json | undefined,
  at: At,
  configured: Configured,
  depth: number,
): string | null {
  const own = isPlain(expression) && depth < DEEPEST ? referencesIn(expression) : [];
  const [first = "", ...others] = own;
  // A reference comes with the shorter forms of itself: anything else makes a text of several parts.
  if (first.includes("[") || others.some((one) => !first.startsWith(`${one}.`))) return null;
  const [, resource] = RESOURCE.exec(first) ?? [];
  if (resource !== undefined) return single(resource, at);
  const [head, name = "", output] = first.split(".");
  if (head === "var") return variable(name, at, configured, depth);
  return head === "module" && output !== undefined
    ? outputOf(name, output, at, configured, depth)
    : null;
}

/** Of a block with several instances, a reference without a key means all of them. */
function single(resource: string, { module, instance }: At): string | null {
  const blocks = (module.own.resources ?? []) as JsonObject[];
  const block = blocks.find((one) => one.address === resource);
  if (block === undefined || isRepeated(block)) return null;
  return `<${instance === "" ? "" : `${instance}.`}${resource}>`;
}

function variable(name: string, at: At, configured: Configured, depth: number): string | null {
  const { call, parent } = at.module;
  if (call === null || parent === null) return null;
  const expressions = call.expressions as JsonObject | undefined;
  const outer = { module: parent, instance: at.instance.replace(LAST_STEP, "") };
  return follow(expressions?.[name], outer, configured, depth + 1);
}

function outputOf(
  name: string,
  output: string,
  { module, instance }: At,
  configured: Configured,
  depth: number,
): string | null {
  const callee = configured.module(`${module.path === "" ? "" : `${module.path}.`}module.${name}`);
  if (callee === undefined || isRepeated(callee.call ?? {})) return null;
  const own = ((callee.own.outputs ?? {}) as JsonObject)[output] as JsonObject | undefined;
  const inner = {
    module: callee,
    instance: `${instance === "" ? "" : `${instance}.`}module.${name}`,
  };
  return follow(own?.expression, inner, configured, depth + 1);
}

function isRepeated(block: JsonObject): boolean {
  return block.count_expression !== undefined || block.for_each_expression !== undefined;
}

const STEP = String.raw`module\.[^.[\]]+(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?`;
const STEPS = new RegExp(`^(?:${STEP}\\.)*`);
const LAST_STEP = new RegExp(`\\.?${STEP}$`);

function instanceOf(address: string): string {
  return (STEPS.exec(address)?.[0] ?? "").replace(/\.$/, "");
}
