import { Recent } from "./recent.js";

/** Characters of texts that are kept. */
const KEPT = 2 ** 22;

/**
 * Numbers for texts: two that have the same number are the same text.
 *
 * A text that was forgotten is a new one when it comes again: no number is given twice.
 */
export class Texts {
  private readonly known = new Recent<number>(KEPT);
  private count = 0;

  numberOf(text: string): number {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    this.known.set(text, this.count);
    return this.count++;
  }
}
