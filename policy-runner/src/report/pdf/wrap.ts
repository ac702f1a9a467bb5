/** Width of a text in points. */
export type WidthOf = (text: string) => number;

/**
 * Breaks a text into lines no wider than `width`: between words where it can, within one where a word alone
 * is wider, as addresses are.
 */
export function wrapped(text: string, width: number, widthOf: WidthOf): readonly string[] {
  const space = widthOf(" ");
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.split(" ")) {
    for (const piece of piecesOf(word, width, widthOf)) {
      const wide = widthOf(piece);
      const isFirst = line === "";
      if (!isFirst && used + space + wide > width) {
        lines.push(line);
        line = piece;
        used = wide;
      } else {
        line = isFirst ? piece : `${line} ${piece}`;
        used += isFirst ? wide : space + wide;
      }
    }
  }
  return [...lines, line];
}

/** A word in pieces that fit; one where it fits as it is. */
function piecesOf(word: string, width: number, widthOf: WidthOf): readonly string[] {
  if (widthOf(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = "";
  let used = 0;
  for (const one of word) {
    const wide = widthOf(one);
    if (piece !== "" && used + wide > width) {
      pieces.push(piece);
      piece = "";
      used = 0;
    }
    piece += one;
    used += wide;
  }
  return [...pieces, piece];
}
