import { readFile } from "node:fs/promises";
import type { JsonObject } from "../constants.js";
import { CannotJudge, systemCode } from "../errors.js";
import { PLACES } from "../places.js";
import type { GivenFacts, Variation } from "./types.js";

/** Holds a value to a JSON schema, or throws. */
export type Validate = (value: unknown, schema: JsonObject, what: string) => Promise<void>;

/**
 * Reads the declared variations.
 *
 * @throws CannotJudge when the file can not be read, is no YAML, or does not fit the schema
 */
export async function readVariations(
  path: string,
  validate: Validate,
): Promise<readonly Variation[]> {
  const document = await readYaml(path, "--variations");
  const schema = JSON.parse(await readFile(PLACES.variations, "utf8")) as JsonObject;
  await validate(document, schema, `The file ${path}`);
  return (document as { readonly variations: readonly Variation[] }).variations;
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
  const document = await readYaml(path, "--facts");
  await validate(document, FACTS, `The file ${path}`);
  return document as Record<string, GivenFacts>;
}

async function readYaml(path: string, option: string): Promise<unknown> {
  // Loaded only where a file is given.
  const { loadAll } = await import("js-yaml");
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    const why =
      systemCode(error) === "ENOENT" ? "does not exist" : `can not be read (${systemCode(error)})`;
    throw new CannotJudge(`The file ${path} ${why}; give ${option} the path of a YAML file.`);
  }
  try {
    const [document, ...others] = loadAll(text);
    if (others.length === 0) return document ?? {};
  } catch {
    throw new CannotJudge(`The file ${path} is not valid YAML; mend it and run again.`);
  }
  throw new CannotJudge(`The file ${path} holds more than one YAML document; leave one.`);
}
