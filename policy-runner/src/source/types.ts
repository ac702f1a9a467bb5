/** What only the HCL source tells of a resource: where it stands, and its `lifecycle` block. */
export interface SourceResource {
  /** Path of the file as a person at the working directory would write it, with "/" separators. */
  readonly file: string;
  /** Line of the resource block's first word, from 1. */
  readonly line: number;
  /** Value of `lifecycle.prevent_destroy`; Terraform allows only a literal; absent is `false`. */
  readonly preventDestroy: boolean;
  /** Attributes that are made from what they refer to, and so may name something else. */
  readonly made?: readonly string[];
  /** Blocks that `dynamic` makes: path, with * for any index → text of what there is one for each of. */
  readonly dynamic?: Readonly<Record<string, string>>;
}

/** Every resource block below one root module. */
export interface SourceIndex {
  /** By configuration address, without instance keys: `module.network.aws_vpc.this`. */
  readonly resources: ReadonlyMap<string, SourceResource>;
  /** Module calls whose source is not on disk below the root, by address (`module.vendor`) → source. */
  readonly unread: ReadonlyMap<string, string>;
  /** Text of the expression of each local value, by address (`module.network.local.zones`). */
  readonly locals?: ReadonlyMap<string, string>;
  /** Text of what sets a provider's region, by its key in a plan: `aws`, `module.network:aws.copies`. */
  readonly regions?: ReadonlyMap<string, string>;
}
