import type { TreeDifference } from "./diff.js";
import { isPlain } from "./values.js";

/** Tags of a resource stand in `tags_all` again, with those of the provider: each is told once. */
export function toldOnce(found: readonly TreeDifference[]): readonly TreeDifference[] {
  const told = new Set(found.flatMap((one) => keysOf(one, "/tags")));
  return found.filter((one) => {
    const keys = keysOf(one, "/tags_all");
    return keys.length === 0 || !keys.every((key) => told.has(key));
  });
}

/** Keys of the tags that a difference is of: its own, or those that are not everywhere the same. */
function keysOf({ path, values }: TreeDifference, attribute: string): readonly string[] {
  if (path.startsWith(`${attribute}/`)) return [unescaped(path.slice(attribute.length + 1))];
  if (path !== attribute) return [];
  const tags = values.map((value) => (isPlain(value) ? value : {}));
  const keys = new Set(tags.flatMap((one) => Object.keys(one)));
  return [...keys].filter((key) => new Set(tags.map((one) => JSON.stringify(one[key]))).size > 1);
}

function unescaped(step: string): string {
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}
