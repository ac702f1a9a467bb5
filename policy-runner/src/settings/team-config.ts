import { readFile } from "node:fs/promises";
import { CannotJudge, systemCode } from "../errors.js";
import { assertValid } from "./schema.js";
import type { PackSettings, TeamConfig } from "./types.js";

/**
 * Reads a team's own configuration (YAML or JSON).
 *
 * @throws CannotJudge when it can not be read, is no YAML, or does not fit the schema.
 */
export async function readTeamConfig(path: string, pack: PackSettings): Promise<TeamConfig> {
  const text = await readText(path);
  // Loaded only when there is a configuration: most runs have none.
  const { loadAll, YAMLException } = await import("js-yaml");
  let documents: unknown[];
  try {
    documents = loadAll(text);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = error.mark === undefined ? "" : ` at line ${error.mark.line + 1}`;
    throw new CannotJudge(
      `The configuration ${path} is not valid YAML${line}; mend it and run again.`,
    );
  }
  if (documents.length > 1) {
    throw new CannotJudge(
      `The configuration ${path} holds ${documents.length} YAML documents; leave one.`,
    );
  }
  // A file of comments holds no document, and sets nothing.
  const parsed = documents[0] ?? {};
  await assertValid(parsed, pack.schemas.config, `The configuration ${path}`);
  return parsed as TeamConfig;
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const why =
      systemCode(error) === "ENOENT" ? "does not exist" : `can not be read (${systemCode(error)})`;
    throw new CannotJudge(
      `The configuration ${path} ${why}; give --config the path of a YAML file.`,
    );
  }
}
