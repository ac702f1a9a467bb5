/** What an expression refers to. */
export interface Resolution {
  /** Addresses of resources and data sources → type. */
  readonly targets: ReadonlyMap<string, string>;
  /** True when a part can not be followed: locals, root variables, keys that are computed. */
  readonly open: boolean;
  /** True when no part is left to the apply: constants, keys, root variables. */
  readonly known: boolean;
  /** True when something is taken of a target by which it is known. */
  readonly direct: boolean;
  /** True when something is taken of a target by which it is not known itself. */
  readonly indirect: boolean;
}

const NONE: ReadonlyMap<string, string> = new Map();

/** Nothing but constants. */
export const NOTHING: Resolution = {
  targets: NONE,
  open: false,
  known: true,
  direct: false,
  indirect: false,
};

/** What a root variable, or the default of another, gives: a value that Terraform knows, and the plan does not link. */
export const GIVEN: Resolution = { ...NOTHING, open: true };

/** What can not be followed. */
export const OPEN: Resolution = { ...GIVEN, known: false };

/** A resource, of which something is taken. */
export function to(targets: ReadonlyMap<string, string>, indirect = false): Resolution {
  return { targets, open: false, known: false, direct: !indirect, indirect };
}

/** What an expression refers to that has several parts. */
export function merge(parts: readonly Resolution[]): Resolution {
  if (parts.length === 1 && parts[0] !== undefined) return parts[0];
  const targets = new Map<string, string>();
  for (const part of parts) for (const [address, type] of part.targets) targets.set(address, type);
  return {
    targets,
    open: parts.some(({ open }) => open),
    known: parts.every(({ known }) => known),
    direct: parts.some(({ direct }) => direct),
    indirect: parts.some(({ indirect }) => indirect),
  };
}
