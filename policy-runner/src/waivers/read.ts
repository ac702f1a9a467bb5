import { createHash } from "node:crypto";
import type { JsonObject } from "../constants.js";
import { isDay } from "../day.js";
import { CannotJudge } from "../errors.js";
import { readYaml } from "../yaml.js";
import type { Waiver, WaiverFile } from "./types.js";

/** Holds a value to a JSON schema, or throws. */
export type Validate = (
  value: unknown,
  schema: JsonObject,
  what: string,
  line?: (pointer: string) => number,
) => Promise<void>;

/**
 * Reads the accepted findings.
 *
 * @throws CannotJudge when the file can not be read, is no YAML, does not fit the schema, or names a day
 *   that there is not
 */
export async function readWaivers(
  path: string,
  schema: JsonObject,
  validate: Validate,
): Promise<WaiverFile> {
  const { value, text, line } = await readYaml(path, "The waivers", "--waivers");
  await validate(value, schema, `The file ${path}`, line);
  const { waivers } = value as { readonly waivers: readonly Waiver[] };
  for (const [place, { expires }] of waivers.entries()) {
    if (isDay(expires)) continue;
    throw new CannotJudge(
      `The file ${path} names the day ${expires}, which there is not (line ${line(`/waivers/${place}/expires`)}); correct it.`,
    );
  }
  const digest = createHash("sha256").update(text).digest("hex");
  return { path, digest, waivers, line: (place) => line(`/waivers/${place}`) };
}
