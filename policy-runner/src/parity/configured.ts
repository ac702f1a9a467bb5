import { configPath, moduleSteps } from "../address.js";
import type { Json, JsonObject } from "../constants.js";
import { isPlain } from "./values.js";

/** A module of the configuration, and the call that makes it. */
export interface Module {
  readonly path: string;
  readonly own: JsonObject;
  /** Null for the root module. */
  readonly call: JsonObject | null;
  readonly parent: Module | null;
}

/** A block of the configuration in its module. */
export interface Block {
  readonly module: Module;
  readonly own: JsonObject;
}

/** The plan's `configuration`, its modules and blocks found by their addresses. */
export class Configured {
  private readonly modules = new Map<string, Module>();
  private readonly blocks = new Map<string, Block>();

  constructor(configuration: JsonObject) {
    if (isPlain(configuration.root_module)) {
      this.add({ path: "", own: configuration.root_module, call: null, parent: null });
    }
  }

  private add(module: Module): void {
    const { path, own } = module;
    const within = (name: string) => (path === "" ? name : `${path}.${name}`);
    this.modules.set(path, module);
    for (const block of (own.resources ?? []) as JsonObject[]) {
      this.blocks.set(within(String(block.address)), { module, own: block });
    }
    for (const [name, call] of Object.entries((own.module_calls ?? {}) as JsonObject)) {
      if (!isPlain(call) || !isPlain(call.module)) continue;
      this.add({ path: within(`module.${name}`), own: call.module, call, parent: module });
    }
  }

  /** The block that an address without instance keys names. */
  block(address: string): Block | undefined {
    return this.blocks.get(address);
  }

  module(path: string): Module | undefined {
    return this.modules.get(path);
  }
}

const KEYS = /\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g;

/** The address of the block that makes a resource: its own without instance keys. */
export function blockAddress(address: string): string {
  return address.includes("[") ? address.replace(KEYS, "") : address;
}

/** The address of the module instance that holds a resource; "" for the root module. */
export function moduleOf(address: string): string {
  return configPath(moduleSteps(address));
}

/** References of an expression and of everything in it. */
export function referencesIn(expression: Json | undefined): readonly string[] {
  if (Array.isArray(expression)) return expression.flatMap(referencesIn);
  if (!isPlain(expression)) return [];
  const { references, constant_value: _constant, ...others } = expression;
  const own = Array.isArray(references) && references.every((one) => typeof one === "string");
  const nested = Object.values(own ? others : expression).flatMap(referencesIn);
  return own ? [...(references as string[]), ...nested] : nested;
}
