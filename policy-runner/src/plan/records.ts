/** What the scanner does with the value at a node; the numbers of scanner/paths.ts. */
export const TAKE = {
  /** A scalar or container that is copied whole. */
  keep: 1,
  /** A container that is copied without the members that nobody asked for. */
  open: 2,
  /** A value that makes a record, and a line of output of its own. */
  record: 4,
  /** A container that makes a record when it is entered, and one when it is left. */
  enter: 8,
  /** A value below which `true` sets a flag of its record. */
  truth: 16,
  /** A scalar whose hash goes into its record. */
  hash: 32,
  /** A value that must be a text that is not empty. */
  text: 64,
  /** A value that must be an object, true, false or null. */
  mask: 128,
  /** A container that must be an object; anything else is a fault. */
  object: 2 ** 12,
  /** A container that must be a list; anything else is a fault. */
  list: 2 ** 13,
} as const;

/** Which flag or hash of the record a node fills. */
export function slot(number: number): number {
  return number << 8;
}

/** Flags of records: a value that is not as asked; a container that is entered, or left. */
export const FLAG = { misshapen: 2 ** 31, in: 1, out: 2 } as const;

/** Number of the hash of the key behind which a record stands. */
export const KEY_HASH = 11;

/** A 64-bit hash in two halves; both zero when there is none. */
export interface Hash {
  readonly low: number;
  readonly high: number;
}

/** What stands for a text that is not there. */
export const NO_HASH: Hash = { low: 0, high: 0 };

/** Faults of a document, by their numbers in scanner/faults.ts. */
export const FAULTS = [
  "end",
  "syntax",
  "repeated",
  "depth",
  "surrogate",
  "number",
  "rest",
  "kind",
] as const;

/** What is wrong with a document. */
export type Fault = (typeof FAULTS)[number] | "long";

/** A document that is refused, and the offset of the byte at which it goes wrong. */
export class ScanError extends Error {
  constructor(
    readonly fault: Fault,
    readonly offset: number,
    /** The node whose value is not of its kind. */
    readonly node = 0,
  ) {
    super(`${fault} at ${offset}`);
  }
}
