import type { SourceIndex, SourceResource } from "../source/types.js";
import { parseTraversal, type Traversal } from "./traversals.js";

/** Locals of locals that are followed. */
const MAX_HOPS = 8;

const QUOTED = /"(?:[^"\\$]|\\.|\$(?!\{))*"/g;

const CHAIN = /(?<![\w.-])[A-Za-z_][\w-]*(?:\.[\w*-]+|\[[^\][]*\])+/g;

/**
 * Blocks of a resource that its source makes by `dynamic`, for what may be known only after apply: a plan
 * does not tell those from blocks that the provider fills in.
 *
 * @param module address of the module in the configuration: `module.a.module.b`
 * @param isKnown whether Terraform knows what these traversals lead to when it plans
 */
export function laterBlocks(
  { dynamic = {} }: SourceResource,
  module: string,
  locals: SourceIndex["locals"],
  isKnown: (traversals: readonly Traversal[]) => boolean,
): readonly string[] {
  const local = (name: string): string | undefined =>
    locals?.get(`${module === "" ? "" : `${module}.`}local.${name}`);
  return Object.entries(dynamic)
    .filter(([, text]) => !isKnown(traversalsIn(text, local, MAX_HOPS)))
    .map(([path]) => path);
}

/** What the text of an expression refers to, locals followed to what they are. */
function traversalsIn(
  text: string,
  local: (name: string) => string | undefined,
  hops: number,
): Traversal[] {
  const bare = text.replace(QUOTED, '""');
  const own = new Set([...bare.matchAll(/\bfor\s+(\w+)(?:\s*,\s*(\w+))?\s+in\b/g)].flat());
  return [...bare.matchAll(CHAIN)].flatMap(([chain]) => {
    const [head = "", next = ""] = chain.split(/[.[]/, 2);
    if (own.has(head)) return [];
    const followed = head === "local" && hops > 0 ? local(next) : undefined;
    return followed === undefined
      ? [parseTraversal(chain)]
      : traversalsIn(followed, local, hops - 1);
  });
}
