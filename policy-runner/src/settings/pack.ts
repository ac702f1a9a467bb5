import type { JsonObject } from "../constants.js";
import { resolveSettings } from "./resolve.js";
import { assertValid } from "./schema.js";
import type { PackSettings } from "./types.js";

const PROFILES: JsonObject = {
  type: "object",
  minProperties: 1,
  propertyNames: { pattern: "^[a-z][a-z0-9-]*$" },
  additionalProperties: {
    type: "object",
    additionalProperties: false,
    required: ["description", "conventions"],
    properties: {
      description: { type: "string", minLength: 20 },
      conventions: { enum: ["on", "off"] },
      environments: { const: "any" },
      undetermined: { enum: ["block", "warn"] },
      parameters: { type: "object" },
    },
  },
};

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
  await assertValid(pack.profiles ?? {}, PROFILES, "The profiles of the pack's pack.yaml");
  for (const environment of Object.keys(environments))
    await resolveSettings(pack, own, { environment }, ruleIds);
  for (const [name, { parameters }] of Object.entries(pack.profiles)) {
    const all = { ...pack.parameters, ...parameters };
    await assertValid(all, pack.schemas.parameters, `The parameters of profile ${name}`);
  }
}
