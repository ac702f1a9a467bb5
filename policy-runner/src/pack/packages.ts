import { importsOf, type Module, packageOf, resolved, terms } from "./rego.js";

/** The modules of a pack by their packages, of which one may have several files. */
export class Packages {
  private readonly byName = new Map<string, Module[]>();
  /** Packages that a module refers to. */
  private readonly named = new Map<Module, readonly string[]>();

  constructor(modules: readonly Module[]) {
    for (const module of modules) {
      const name = packageOf(module);
      const same = this.byName.get(name);
      if (same === undefined) this.byName.set(name, [module]);
      else same.push(module);
    }
  }

  get names(): readonly string[] {
    return [...this.byName.keys()];
  }

  /** The files of a package. */
  modulesOf(name: string): readonly Module[] {
    return this.byName.get(name) ?? [];
  }

  /** A package's modules, and those of all packages that its code refers to, however far. */
  reachedBy(name: string): ReadonlySet<Module> {
    const reached = new Set<Module>();
    const names = new Set([name]);
    for (const one of names) {
      for (const module of this.modulesOf(one)) {
        reached.add(module);
        for (const other of this.namedBy(module)) names.add(other);
      }
    }
    return reached;
  }

  private namedBy(module: Module): readonly string[] {
    const known = this.named.get(module);
    if (known !== undefined) return known;
    const paths = [...referencesOf(module)];
    const named = this.names.filter((name) => paths.some((path) => isAlong(path, name)));
    this.named.set(module, named);
    return named;
  }
}

/** Paths below `data` that a module names: what it imports, and what it refers to in full. */
function referencesOf(module: Module): ReadonlySet<string> {
  const imports = importsOf(module);
  const paths = [...terms(module.rules)].map((term) => resolved(term, imports));
  return new Set([...imports.values(), ...paths].filter((path) => /^data(?:\.|$)/.test(path)));
}

/** Whether one path leads to the other: a package, what is in it, or what it is in. */
function isAlong(path: string, name: string): boolean {
  return path === name || path.startsWith(`${name}.`) || name.startsWith(`${path}.`);
}
