import type { Text } from "../chunks.js";
import type { Parity } from "../parity/types.js";
import { parityCsv } from "./parity-csv.js";
import { parityGithub } from "./parity-github.js";
import { parityJsonl } from "./parity-jsonl.js";
import { parityJunit } from "./parity-junit.js";
import { parityMarkdown } from "./parity-markdown.js";
import { parityText } from "./parity-text.js";

/**
 * Forms of a comparison by name: pure functions from the result to text.
 *
 * Not as SARIF, whose results stand on a line of a file: a difference stands in none. Nor as OSCAL, HTML
 * and PDF, which tell of controls: a check does.
 */
export const PARITY_REPORTS: Readonly<
  Record<string, (parity: Parity, color: boolean, all: boolean) => Text>
> = {
  text: parityText,
  json: (parity) => `${JSON.stringify(parity, null, 2)}\n`,
  jsonl: parityJsonl,
  junit: parityJunit,
  markdown: parityMarkdown,
  github: parityGithub,
  csv: parityCsv,
};
