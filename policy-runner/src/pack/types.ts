import type { Framework } from "../evaluate/types.js";

/** An annotation as `opa inspect -a` prints it. */
export interface Annotation {
  readonly annotations: {
    readonly scope: string;
    readonly title?: string;
    readonly description?: string;
    readonly custom?: { readonly [key: string]: unknown };
  };
  readonly location: { readonly file: string; readonly row: number };
  readonly path: readonly { readonly value: string }[];
}

/** The compiled pack's files by name, ready to be written. */
export type Dist = ReadonlyMap<string, Buffer>;

/** Frameworks, and what their files should hold. */
export interface Compiled {
  readonly frameworks: readonly Framework[];
  /** Path below the pack's folder → text. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A compiled pack, and sources of it that are in part written by the build. */
export interface Built {
  readonly dist: Dist;
  /** Path below the pack's folder → text. */
  readonly texts: ReadonlyMap<string, string>;
}
