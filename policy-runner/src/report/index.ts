import type { Text } from "../chunks.js";
import type { Result } from "../verdict/types.js";
import { jsonReport } from "./json.js";
import { textReport } from "./text.js";

/** Report formats by name: pure functions from a result to text, of any length. */
export const REPORTS: Readonly<Record<string, (result: Result, color: boolean) => Text>> = {
  text: textReport,
  json: jsonReport,
};
