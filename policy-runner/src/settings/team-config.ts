import { readYaml } from "../yaml.js";
import { assertValid } from "./schema.js";
import type { PackSettings, TeamConfig, TeamFile } from "./types.js";

/**
 * Reads a team's own configuration (YAML or JSON).
 *
 * @throws CannotJudge when it can not be read, is no YAML, or does not fit the schema.
 */
export async function readTeamConfig(path: string, pack: PackSettings): Promise<TeamFile> {
  const { value, line } = await readYaml(path, "The configuration", "--config");
  const what = `The configuration ${path}`;
  await assertValid(value, pack.schemas.config, what, line);
  return { config: value as TeamConfig, what, line };
}
