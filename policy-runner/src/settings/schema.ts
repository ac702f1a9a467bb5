import type { JsonObject } from "../constants.js";
import { CannotJudge } from "../errors.js";
import { complaintOf } from "./complaint.js";

/**
 * Holds a value to a JSON schema.
 *
 * @param what begins the sentence of the error: "The configuration team.yaml".
 * @param line the line of what a JSON pointer names, where the value comes from a file.
 * @throws CannotJudge with the first place that does not fit.
 */
export async function assertValid(
  value: unknown,
  schema: JsonObject,
  what: string,
  line?: (pointer: string) => number,
): Promise<void> {
  // Loaded only when there is something to validate: most runs have no configuration.
  // Named exports of CommonJS are lost in the bundle; the default is there in both.
  const { Ajv } = (await import("ajv")).default;
  const ajv = new Ajv({ allErrors: false, strict: true, allowUnionTypes: true, verbose: true });
  // In which direction a parameter is stricter: `policy-runner review` reads it, any value fits.
  ajv.addVocabulary(["stricter"]);
  const validate = ajv.compile(schema);
  if (validate(value)) return;
  const error = validate.errors?.[0];
  const where = (error?.instancePath ?? "").slice(1).replaceAll("/", ".") || "the top level";
  const member = (error?.params.additionalProperty ?? error?.propertyName) as string | undefined;
  const pointer = `${error?.instancePath ?? ""}${stepTo(member)}`;
  const place = line === undefined ? "" : ` (line ${line(pointer)})`;
  throw new CannotJudge(`${what} does not fit its schema: ${where} ${complaintOf(error)}${place}.`);
}

function stepTo(property: string | undefined): string {
  return property === undefined ? "" : `/${property.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
