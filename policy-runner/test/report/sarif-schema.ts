import { createRequire } from "node:module";
import draft4 from "ajv-draft-04";
import formats from "ajv-formats";
import { readJson } from "../support/json.js";

/** The schema of SARIF 2.1.0, as the SDK of those who have written it carries it. */
const SCHEMA = createRequire(import.meta.url).resolve(
  "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
);

// A pattern of the schema is one only without the rules of Unicode.
const ajv = new draft4.default({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv, ["date-time", "uri", "uri-reference"]);
const validate = ajv.compile(readJson<object>(SCHEMA));

/** What is wrong with a document by the schema. */
export function faultsOfSarif(document: unknown): readonly string[] {
  if (validate(document)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
