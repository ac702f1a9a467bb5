import type { Text } from "../chunks.js";
import type { Result } from "../verdict/types.js";
import { csvReport } from "./csv.js";
import { githubReport } from "./github.js";
import { htmlReport } from "./html.js";
import { jsonReport } from "./json.js";
import { jsonlReport } from "./jsonl.js";
import { junitReport } from "./junit.js";
import { markdownReport } from "./markdown.js";
import { oscalReport } from "./oscal/oscal.js";
import { outputsReport } from "./outputs.js";
import { sarifReport } from "./sarif.js";
import { textReport } from "./text.js";

/** Report formats by name: pure functions from a result to text, of any length. */
export const REPORTS: Readonly<Record<string, (result: Result, color: boolean) => Text>> = {
  text: textReport,
  json: jsonReport,
  jsonl: jsonlReport,
  sarif: sarifReport,
  junit: junitReport,
  markdown: markdownReport,
  github: githubReport,
  csv: csvReport,
  oscal: oscalReport,
  outputs: outputsReport,
  html: (result) => htmlReport([result]),
};

/** Forms that are no text: from one result for each environment to bytes. What makes them is loaded late. */
export const DOCUMENTS: Readonly<
  Record<string, (results: readonly Result[], notice?: string) => Promise<Uint8Array>>
> = {
  pdf: async (results, notice) => (await import("./pdf.js")).pdfReport(results, notice),
};

/** Names of the forms that are no text. */
export const DOCUMENT_FORMATS: readonly string[] = Object.keys(DOCUMENTS);

/** Names of all forms. */
export const FORMATS: readonly string[] = [...Object.keys(REPORTS), ...DOCUMENT_FORMATS];

/** A result in one of {@link FORMATS}. */
export async function reportOf(
  format: string,
  result: Result,
  color: boolean,
): Promise<Text | Uint8Array> {
  return (await DOCUMENTS[format]?.([result])) ?? REPORTS[format]?.(result, color) ?? "";
}
