/**
 * Bytes of a comment: GitHub takes 65,536 characters, and what is left out is said in the rest.
 * Source: its answer to more, "body is too long (maximum is 65536 characters)".
 */
export const COMMENT = 64_000;

/** Bytes that are left in a text which must not get too large. */
export class Room {
  constructor(private left: number) {}

  /** As many texts from the first on as fit. */
  take(texts: Iterable<string>): readonly string[] {
    const taken: string[] = [];
    for (const text of texts) {
      const bytes = Buffer.byteLength(text);
      if (bytes > this.left) break;
      this.left -= bytes;
      taken.push(text);
    }
    return taken;
  }
}
