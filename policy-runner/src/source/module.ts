import { join } from "node:path";
import { CannotJudge } from "../errors.js";
import {
  type CallDeclaration,
  type FileParser,
  oneLine,
  type ResourceDeclaration,
} from "./declarations.js";
import { isOverride, listModule, readText } from "./files.js";
import { parseJsonSyntax } from "./json.js";
import type { SourceResource } from "./types.js";

/** A module call with the file it stands in. */
export interface ModuleCall extends CallDeclaration {
  readonly file: string;
}

/** What one directory declares, overrides merged in. */
export interface SourceModule {
  /** By address within the module: `aws_vpc.this`. */
  readonly resources: ReadonlyMap<string, SourceResource>;
  /** By name. */
  readonly calls: ReadonlyMap<string, ModuleCall>;
  /** Text of each local value's expression, by name. */
  readonly locals: ReadonlyMap<string, string>;
  /** Text of what sets each provider's region. */
  readonly regions: ReadonlyMap<string, string>;
}

/**
 * Reads every file of one module directory.
 *
 * @param shown how to name the directory in errors
 * @param display turns a path into the form in which people read it
 * @throws CannotJudge when a file cannot be read or parsed, or a resource is declared twice
 */
export function readModule(
  dir: string,
  shown: string,
  parseHcl: FileParser,
  display: (path: string) => string,
): SourceModule {
  const resources = new Map<string, SourceResource>();
  const calls = new Map<string, ModuleCall>();
  const locals = new Map<string, string>();
  const regions = new Map<string, string>();
  for (const name of listModule(dir, shown)) {
    const file = display(join(dir, name));
    const text = readText(join(dir, name), file);
    const found = (name.endsWith(".json") ? parseJsonSyntax : parseHcl)(text, oneLine(file));
    for (const resource of found.resources) addResource(resources, resource, file, name);
    for (const [local, text] of found.locals ?? []) locals.set(local, text);
    for (const [provider, text] of found.regions ?? []) regions.set(provider, text);
    for (const call of found.calls) {
      calls.set(call.name, mergeCall(calls.get(call.name), { ...call, file }));
    }
  }
  return { resources, calls, locals, regions };
}

function addResource(
  resources: Map<string, SourceResource>,
  found: ResourceDeclaration,
  file: string,
  name: string,
): void {
  const earlier = resources.get(found.address);
  if (earlier && !isOverride(name)) {
    throw new CannotJudge(
      `${oneLine(file)}:${found.line}: ${oneLine(found.address)} is declared a second time, after ${oneLine(earlier.file)}:${earlier.line}; remove one of them.`,
    );
  }
  resources.set(found.address, {
    file: earlier?.file ?? file,
    line: earlier?.line ?? found.line,
    preventDestroy: found.preventDestroy ?? earlier?.preventDestroy ?? false,
    ...madeBy(earlier, found),
    ...dynamicBy(earlier, found),
  });
}

/** What an override makes otherwise is not settled by what it overrides. */
function madeBy(
  earlier: SourceResource | undefined,
  found: ResourceDeclaration,
): Pick<SourceResource, "made"> {
  const made = [...(earlier?.made ?? []), ...(found.made ?? [])];
  return made.length === 0 ? {} : { made };
}

function dynamicBy(
  earlier: SourceResource | undefined,
  found: ResourceDeclaration,
): Pick<SourceResource, "dynamic"> {
  const dynamic = { ...earlier?.dynamic, ...found.dynamic };
  return Object.keys(dynamic).length === 0 ? {} : { dynamic };
}

/** An override replaces the source, and leaves where the call stands. */
function mergeCall(earlier: ModuleCall | undefined, found: ModuleCall): ModuleCall {
  if (earlier === undefined) return found;
  return found.source === undefined ? earlier : { ...earlier, source: found.source };
}
