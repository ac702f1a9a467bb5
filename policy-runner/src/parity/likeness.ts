import type { Environment, Root } from "./environment.js";

/** The roots of one name, of all environments; undefined where there is none. */
export type Roots = readonly (Root | undefined)[];

/** Which resources are the same text in all environments: asked by several, found out once. */
export class Likeness {
  private readonly known = new Map<string, Map<string, boolean>>();
  private readonly isDeclared: boolean;

  constructor(readonly environments: readonly Environment[]) {
    this.isDeclared = environments.some((one) => one.facts.declared);
  }

  /** Names of the roots that some environment has. */
  names(): readonly string[] {
    return [...new Set(this.environments.flatMap((one) => [...one.roots.keys()]))].sort();
  }

  roots(name: string): Roots {
    return this.environments.map((one) => one.roots.get(name));
  }

  /** Whether a resource is in every environment and the same there. */
  isSame(root: string, address: string): boolean {
    let known = this.known.get(root);
    if (known === undefined) {
      known = new Map();
      this.known.set(root, known);
    }
    const own = known.get(address) ?? this.compare(this.roots(root), address);
    known.set(address, own);
    return own;
  }

  private compare(roots: Roots, address: string): boolean {
    let first: string | undefined;
    let plain: string | undefined;
    let isVerbatim = !this.isDeclared;
    for (const [i, root] of roots.entries()) {
      const text = textOf(root, address);
      if (text === undefined) return false;
      plain ??= text;
      isVerbatim &&= text === plain;
      // Names that only the command line gives are no facts of a plan: what is the same letter by
      // letter is then the same, whatever environment it seems to name.
      if (isVerbatim) continue;
      first ??= this.environments[0]?.canonical(plain);
      if (i > 0 && this.environments[i]?.canonical(text) !== first) return false;
    }
    return true;
  }
}

/** JSON of a resource; undefined where it is not. */
export function textOf(root: Root | undefined, address: string): string | undefined {
  const entry = root?.entries.get(address);
  return entry === undefined ? undefined : root?.document.text(entry);
}
