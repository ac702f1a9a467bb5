// Why a document is refused; the same numbers as FAULTS in src/plan/scanner.ts.

/** It ends before it is complete. */
export const END: i32 = 1;
/** A byte that JSON does not allow there. */
export const SYNTAX: i32 = 2;
/** A key that its object has already. */
export const REPEATED: i32 = 3;
/** More than DEPTH containers inside each other. */
export const DEPTH: i32 = 4;
/** An escape that is half of a character. */
export const SURROGATE: i32 = 5;
/** A number that a double can not hold. */
export const NUMBER: i32 = 6;
/** Something follows the document. */
export const REST: i32 = 7;
/** A value that is not of the kind that the host asked for. */
export const KIND: i32 = 8;
