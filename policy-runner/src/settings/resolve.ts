import { CannotJudge } from "../errors.js";
import { assertValid } from "./schema.js";
import type { Enforcement, PackSettings, Settings, TeamConfig } from "./types.js";

/**
 * What holds for one environment: the pack's defaults, then the pack's environment, then the team's
 * parameters, then the team's environment. A team's environments take the place of the pack's.
 *
 * @throws CannotJudge when the environment is unknown, a rule id is, or a parameter does not fit.
 */
export async function resolveSettings(
  pack: PackSettings,
  team: TeamConfig | null,
  environment: string,
  ruleIds: ReadonlySet<string>,
): Promise<Settings> {
  const environments = team?.environments ?? pack.environments;
  if (!Object.hasOwn(environments, environment)) {
    const known = Object.keys(environments).join(", ");
    throw new CannotJudge(`There is no environment "${environment}"; --env takes one of ${known}.`);
  }
  const unknown = Object.keys(team?.rules ?? {}).find((id) => !ruleIds.has(id));
  if (unknown !== undefined) {
    throw new CannotJudge(
      `The configuration sets rule ${unknown}, which the policy pack does not have.`,
    );
  }
  refuseUnknownEnvironments(team, new Set(Object.keys(environments)));
  const own = environments[environment] ?? {};
  const ownEnvironments = team?.environments !== undefined;
  const parameters = {
    ...pack.parameters,
    ...(ownEnvironments ? {} : own.parameters),
    ...team?.parameters,
    ...(ownEnvironments ? own.parameters : {}),
  };
  if (team !== null)
    await assertValid(parameters, pack.schemas.parameters, "The configuration's parameters");
  return {
    environment,
    project: team?.project ?? pack.project,
    parameters,
    undetermined: own.undetermined ?? (environment === "prod" ? "block" : "warn"),
    enforcement: (rule) => enforcementOf({ ...pack.rules, ...team?.rules }, rule, environment),
  };
}

/** A misspelt environment would leave the rule mandatory where its author thinks otherwise. */
function refuseUnknownEnvironments(team: TeamConfig | null, known: ReadonlySet<string>): void {
  for (const [id, { enforcement }] of Object.entries(team?.rules ?? {})) {
    if (typeof enforcement === "string") continue;
    const unknown = Object.keys(enforcement).find((name) => !known.has(name));
    if (unknown === undefined) continue;
    throw new CannotJudge(
      `The configuration sets rule ${id} in environment "${unknown}", which there is not; it takes ${[...known].join(", ")}.`,
    );
  }
}

function enforcementOf(rules: PackSettings["rules"], id: string, environment: string): Enforcement {
  const setting = ownOf(rules, id)?.enforcement ?? "mandatory";
  return typeof setting === "string" ? setting : (ownOf(setting, environment) ?? "mandatory");
}

function ownOf<V>(object: { readonly [key: string]: V }, key: string): V | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
