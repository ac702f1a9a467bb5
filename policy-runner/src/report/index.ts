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
