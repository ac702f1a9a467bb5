/** A stretch of text in one style, as classes of a page: "bold red". */
export interface Span {
  readonly text: string;
  readonly style: string;
}

/** A line of a terminal. */
export type Line = readonly Span[];

const STYLES: Readonly<Record<number, string>> = {
  1: "strong",
  2: "dim",
  31: "bad",
  32: "good",
  33: "warn",
};

/** Colours, what clears a line, and every other sequence that a terminal obeys. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a terminal is told
const SEQUENCE = /\u001b\[([\d;?]*)([A-Za-z])/y;

interface Cell {
  readonly letter: string;
  readonly style: string;
}

/**
 * What a terminal shows once all of this was written to it: colours as styles, and a line that was written
 * over as it was in the end.
 */
export function screenOf(output: string): readonly Line[] {
  const lines: Cell[][] = [[]];
  let style = "";
  let column = 0;
  for (let at = 0; at < output.length; ) {
    const line = lines.at(-1) as Cell[];
    SEQUENCE.lastIndex = at;
    const sequence = SEQUENCE.exec(output);
    if (sequence !== null) {
      const [whole, codes = "", letter] = sequence;
      if (letter === "m") style = styleOf(codes);
      if (letter === "K") line.length = codes === "2" ? 0 : Math.min(line.length, column);
      at += whole.length;
      continue;
    }
    const letter = output[at++] as string;
    if (letter === "\n") {
      lines.push([]);
      column = 0;
    } else if (letter === "\r") column = 0;
    else line[column++] = { letter, style };
  }
  return lines.map(spansOf);
}

function styleOf(codes: string): string {
  return codes
    .split(";")
    .map((code) => STYLES[Number(code)] ?? "")
    .join(" ")
    .trim();
}

function spansOf(cells: readonly (Cell | undefined)[]): Line {
  const spans: { text: string; style: string }[] = [];
  for (const cell of Array.from(cells, (one) => one ?? { letter: " ", style: "" })) {
    const last = spans.at(-1);
    if (last?.style === cell.style) last.text += cell.letter;
    else spans.push({ text: cell.letter, style: cell.style });
  }
  return spans;
}

/** The text of a line, without styles. */
export function textOf(line: Line): string {
  return line.map(({ text }) => text).join("");
}
