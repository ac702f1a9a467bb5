import { readFile } from "node:fs/promises";
import type { JsonObject } from "../constants.js";
import { isDay } from "../day.js";
import { CannotJudge } from "../errors.js";
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
  const { variations } = value as { readonly variations: readonly Variation[] };
  for (const [place, { expires }] of variations.entries()) {
    if (expires === undefined || isDay(expires)) continue;
    throw new CannotJudge(
      `The file ${path} names the day ${expires}, which there is not (line ${line(`/variations/${place}/expires`)}); correct it.`,
    );
  }
  return variations;
}

const FACTS: JsonObject = {
  type: "object",
  additionalProperties: {
    type: "object",
    additionalProperties: false,
    properties: {
      environment: { type: "string", minLength: 1 },
      suffix: { type: "string", minLength: 1 },
      region: { type: "string", pattern: "^[a-z]+(-[a-z]+)+-[0-9]+$" },
      account: { type: "string", pattern: "^[0-9]{12}$" },
      cidr: { type: "string", pattern: "^([0-9]{1,3}[.]){3}[0-9]{1,3}/[0-9]{1,2}$" },
    },
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
