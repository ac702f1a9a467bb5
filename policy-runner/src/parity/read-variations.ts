import { readFile } from "node:fs/promises";
import type { JsonObject } from "../constants.js";
import { PLACES } from "../places.js";
import { readYaml } from "../yaml.js";
import type { GivenFacts, Variation } from "./types.js";

/** Holds a value to a JSON schema, or throws. */
export type Validate = (
  value: unknown,
  schema: JsonObject,
  what: string,
  line?: (pointer: string) => number,
) => Promise<void>;

/** The schema of declared variations. */
export async function variationsSchema(): Promise<JsonObject> {
  return JSON.parse(await readFile(PLACES.variations, "utf8")) as JsonObject;
}

/**
 * Reads the declared variations.
 *
 * @throws CannotJudge when the file can not be read, is no YAML, or does not fit the schema
 */
export async function readVariations(
  path: string,
  validate: Validate,
): Promise<readonly Variation[]> {
  const { value, line } = await readYaml(path, "The file", "--variations");
  await validate(value, await variationsSchema(), `The file ${path}`, line);
  return (value as { readonly variations: readonly Variation[] }).variations;
}

const FACTS: JsonObject = {
  type: "object",
  additionalProperties: {
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(
      ["environment", "suffix", "region", "account", "cidr"].map((key) => [
        key,
        { type: "string" },
      ]),
    ),
  },
};

/**
 * Reads what environments are called and where they are, for states that do not tell it.
 *
 * @throws CannotJudge when the file can not be read, is no YAML, or holds anything else
 */
export async function readFacts(
  path: string,
  validate: Validate,
): Promise<Readonly<Record<string, GivenFacts>>> {
  const { value, line } = await readYaml(path, "The file", "--facts");
  await validate(value, FACTS, `The file ${path}`, line);
  return value as Record<string, GivenFacts>;
}
