import type { Result } from "../verdict/types.js";
import { jsonReport } from "./json.js";
import { textReport } from "./text.js";

/** Report formats by name: pure functions from a result to text. */
export const REPORTS: Readonly<Record<string, (result: Result, color: boolean) => string>> = {
  text: textReport,
  json: jsonReport,
};
