import type { IsSet } from "./tree.js";

/** What the provider's schema says of one type of resource. */
export interface TypeSchema {
  /** Paths of sets, with * for any index. */
  readonly sets?: readonly string[];
  /** Paths that the provider alone decides. */
  readonly computed?: readonly string[];
  /** Attributes that the provider decides where the configuration leaves them alone. */
  readonly chosen?: readonly string[];
}

/** What is asked of the schema of a type. */
export interface Asked {
  readonly isSet: IsSet;
  readonly isComputed: IsSet;
  readonly isChosen: IsSet;
}

/** Types of resources by their name; data sources begin with `data.`. */
export type ProviderSchema = Readonly<Record<string, TypeSchema>>;

/** What is asked of a type's schema, made once for all its resources. */
export class Schemas {
  private readonly known = new Map<string, Asked>();

  constructor(private readonly provider: ProviderSchema) {}

  /** Whether a list is a set, and whether the provider alone decides a value. */
  of(type: string, mode: string): Asked {
    const name = mode === "data" ? `data.${type}` : type;
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const { sets = [], computed = [], chosen = [] } = this.provider[name] ?? {};
    // An id is told by AWS, whatever else it may be.
    const own = [new Set(sets), new Set([...computed, "id"]), new Set(chosen)] as const;
    const made = {
      isSet: (path: string) => own[0].has(path.slice(1)),
      isComputed: (path: string) => own[1].has(path.slice(1)),
      isChosen: (path: string) => own[2].has(path.slice(1)),
    };
    this.known.set(name, made);
    return made;
  }
}
