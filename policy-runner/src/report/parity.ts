import type { Parity } from "../parity/types.js";
import { parityMarkdown } from "./parity-markdown.js";
import { parityText } from "./parity-text.js";

/** Forms of a comparison by name: pure functions from the result to text. */
export const PARITY_REPORTS: Readonly<
  Record<string, (parity: Parity, color: boolean, all: boolean) => string>
> = {
  text: parityText,
  json: (parity) => `${JSON.stringify(parity, null, 2)}\n`,
  markdown: parityMarkdown,
};
