import type { JsonObject } from "../constants.js";
import { CannotJudge } from "../errors.js";
import { refuseMilderLater } from "./order.js";
import { resolveSettings } from "./resolve.js";
import { assertValid } from "./schema.js";
import type { PackSettings, RuleSetting, TeamConfig } from "./types.js";

/** What pack.yaml holds besides what a team may set as well, and what the build adds to it. */
const OTHERS = ["name", "version", "profiles", "parameters", "schemas"];

const PROFILES: JsonObject = {
  type: "object",
  minProperties: 1,
  propertyNames: { pattern: "^[a-z][a-z0-9-]*$", examples: ["payments"] },
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
 * Holds a pack's own settings to what a team's would be held to, in every environment; whatever makes a
 * rule milder has a reason.
 *
 * @param line the line of what a JSON pointer names in pack.yaml
 * @throws CannotJudge with the first setting that does not fit.
 */
export async function assertPackSettings(
  pack: PackSettings,
  ruleIds: ReadonlySet<string>,
  line?: (pointer: string) => number,
): Promise<void> {
  const own = Object.fromEntries(Object.entries(pack).filter(([key]) => !OTHERS.includes(key)));
  const { environments = {}, rules = {} } = own as TeamConfig;
  const file = { what: "The pack's pack.yaml", line };
  await assertValid(own, pack.schemas.config, file.what, line);
  const below = (above: string) => line && ((pointer: string) => line(`${above}${pointer}`));
  const what = "The profiles of the pack's pack.yaml";
  await assertValid(pack.profiles ?? {}, PROFILES, what, below("/profiles"));
  const { parameters: schema } = pack.schemas;
  await assertValid(pack.parameters, schema, "What the pack's params set by default");
  for (const environment of Object.keys(environments))
    await resolveSettings(pack, own, { environment, file }, ruleIds);
  refuseMilderLater(environments, line);
  refuseWithoutReason(rules, line);
  for (const [name, { parameters }] of Object.entries(pack.profiles)) {
    const all = { ...pack.parameters, ...parameters };
    const lineOf = below(`/profiles/${name}/parameters`);
    await assertValid(all, schema, `Profile ${name} of the pack's pack.yaml`, lineOf);
  }
}

/** A rule of the pack that is milder than mandatory somewhere is so for a reason that everybody can read. */
function refuseWithoutReason(
  rules: { readonly [id: string]: RuleSetting },
  line: ((pointer: string) => number) | undefined,
): void {
  for (const [id, { enforcement, reason }] of Object.entries(rules)) {
    const words = typeof enforcement === "object" ? Object.values(enforcement) : [enforcement];
    if (reason !== undefined || words.every((word) => word === undefined || word === "mandatory"))
      continue;
    const at = line === undefined ? "" : ` (line ${line(`/rules/${id}`)})`;
    throw new CannotJudge(
      `The pack's pack.yaml makes rule ${id} milder than mandatory${at} and does not say why; add a reason.`,
    );
  }
}
