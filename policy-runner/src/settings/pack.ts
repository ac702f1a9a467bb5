import { resolveSettings } from "./resolve.js";
import { assertValid } from "./schema.js";
import type { PackSettings } from "./types.js";

/**
 * Holds a pack's own settings to what a team's would be held to, in every environment.
 *
 * @throws CannotJudge with the first setting that does not fit.
 */
export async function assertPackSettings(
  pack: PackSettings,
  ruleIds: ReadonlySet<string>,
): Promise<void> {
  const { project, environments, rules } = pack;
  const own = { project, environments, rules };
  await assertValid(own, pack.schemas.config, "The pack's pack.yaml");
  for (const environment of Object.keys(environments))
    await resolveSettings(pack, own, environment, ruleIds);
}
