import { readFileSync, writeFileSync } from "node:fs";

const BEGIN = "<!-- bench: written by make bench README=1 -->";
const END = "<!-- /bench -->";

/** A text in which what stands between the marks is another. @throws Error where the marks are missing */
export function withBlock(text: string, block: string): string {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin === -1 || end < begin)
    throw new Error(`README.md lacks ${BEGIN} and ${END}; put them back.`);
  return `${text.slice(0, begin + BEGIN.length)}\n${block}\n${text.slice(end)}`;
}

/** Writes the figures into the README. */
export function writeReadme(block: string): void {
  writeFileSync("README.md", withBlock(readFileSync("README.md", "utf8"), block));
}
