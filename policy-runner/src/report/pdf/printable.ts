/**
 * What the embedded fonts can not draw. They have printable ASCII, Latin-1, Latin Extended-A, Cyrillic, and
 * the marks of typography.
 */
const UNDRAWN =
  /[^\x20-\x7e\xa1-\xac\xae-\xff\u0100-\u017e\u0400-\u045f\u2013\u2014\u2018-\u201a\u201c-\u201e\u2026\u20ac]/gu;

/**
 * A text as the fonts of the document can draw it: a space for each line break of our own, and a character
 * that they do not have, that is not seen, or that turns the direction of what is, by its number.
 */
export function printable(text: string): string {
  return text.replace(UNDRAWN, (one) => {
    const code = (one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return `<U+${code}>`;
  });
}
