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
