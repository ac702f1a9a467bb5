import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { CannotJudge } from "../errors.js";
import { type FileParser, oneLine } from "./declarations.js";
import { identity } from "./files.js";
import { openHcl } from "./hcl.js";
import { type ModuleCall, readModule, type SourceModule } from "./module.js";
import type { SourceIndex, SourceResource } from "./types.js";

/** More module calls than this come only of modules that multiply each other without end. */
const MAX_CALLS = 20_000;

/** A directory to be read as the module at `prefix` ("" or "module.a."), called from `callers`. */
interface Visit {
  readonly dir: string;
  readonly prefix: string;
  /** How errors name it: the path of the root, the call of a module. */
  readonly shown: string;
  readonly callers: readonly string[];
}

/**
 * Reads the HCL of a root module and of every module on disk that it calls, each directory once.
 *
 * @param dir of the root module, relative to `cwd` or absolute
 * @param cwd what the file names of the result are relative to; files outside it keep an absolute path
 * @throws CannotJudge when a directory or file cannot be read, holds no Terraform, is not valid HCL,
 *   or a module calls itself
 */
export async function readSource(dir: string, cwd = process.cwd()): Promise<SourceIndex> {
  const root = resolve(cwd, dir);
  const walk = new Walk(cwd, await openHcl());
  walk.visit({ dir: root, prefix: "", shown: dir, callers: [] });
  return walk;
}

class Walk implements SourceIndex {
  readonly resources = new Map<string, SourceResource>();
  readonly unread = new Map<string, string>();
  readonly locals = new Map<string, string>();
  readonly regions = new Map<string, string>();
  readonly #modules = new Map<string, SourceModule>();
  readonly #cwd: string;
  readonly #parseHcl: FileParser;
  #calls = 0;

  constructor(cwd: string, parseHcl: FileParser) {
    this.#cwd = cwd;
    this.#parseHcl = parseHcl;
  }

  visit({ dir, prefix, shown, callers }: Visit): void {
    const module = this.#module(dir, shown);
    const chain = [...callers, identity(dir)];
    for (const [address, resource] of module.resources) {
      this.resources.set(prefix + address, resource);
    }
    for (const [name, text] of module.locals) this.locals.set(`${prefix}local.${name}`, text);
    const above = prefix.replace(/\.$/, ":");
    for (const [name, text] of module.regions) this.regions.set(above + name, text);
    for (const call of module.calls.values()) this.#follow(call, dir, prefix, chain);
  }

  #follow(call: ModuleCall, dir: string, prefix: string, callers: readonly string[]): void {
    const address = `${prefix}module.${call.name}`;
    if (call.source === undefined || !/^\.\.?[\\/]/.test(call.source)) {
      this.unread.set(address, withoutSecrets(call.source));
      return;
    }
    const called = join(dir, call.source.replaceAll("\\", "/"));
    const where = `${oneLine(call.file)}:${call.line}: module ${oneLine(call.name)}`;
    if (callers.includes(identity(called))) {
      throw new CannotJudge(`${where} calls a module that it is itself a part of; end the circle.`);
    }
    if (++this.#calls > MAX_CALLS) {
      throw new CannotJudge(
        `${where} is one of more than ${MAX_CALLS} module calls; flatten them.`,
      );
    }
    this.visit({ dir: called, prefix: `${address}.`, shown: where, callers });
  }

  #module(dir: string, shown: string): SourceModule {
    const key = identity(dir);
    let module = this.#modules.get(key);
    if (module === undefined) {
      module = readModule(dir, shown, this.#parseHcl, (path) => this.#display(path));
      this.#modules.set(key, module);
    }
    return module;
  }

  #display(path: string): string {
    const below = relative(this.#cwd, path);
    const outside = below === ".." || below.startsWith(`..${sep}`) || isAbsolute(below);
    return (outside ? path : below || ".").split(sep).join("/");
  }
}

/** A remote source may carry a token as user or query; reports show it without. */
function withoutSecrets(source: string | undefined): string {
  if (source === undefined) return "(not a literal)";
  return oneLine(source)
    .replace(/\/\/[^/@]*@/, "//")
    .replace(/\?.*$/, "");
}
