/**
 * What is wrong with a JSON text: it ends too early, breaks the grammar, repeats a key within one object,
 * nests too deeply, holds half of a surrogate pair, or a number that no double can hold.
 */
export type Fault = "end" | "syntax" | "repeated" | "depth" | "surrogate" | "number";

/** A fault of a JSON text and the index of its character; carries none of the text. */
export class ScanError extends Error {
  override readonly name = "ScanError";

  constructor(
    readonly fault: Fault,
    readonly index: number,
  ) {
    super(fault);
  }
}

/** Where a character stands as an editor shows it: "line 3, column 17", both from 1. */
export function position(text: string, index: number): string {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < index; at = text.indexOf("\n", at + 1)) {
    line++;
    lineStart = at + 1;
  }
  return `line ${line}, column ${index - lineStart + 1}`;
}
