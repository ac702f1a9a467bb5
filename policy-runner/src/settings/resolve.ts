import { CannotJudge } from "../errors.js";
import { assertValid } from "./schema.js";
import type { PackSettings, Settings, TeamConfig } from "./types.js";

/**
 * What holds for one environment: the pack's defaults, then the pack's environment, then the team's
 * parameters, then the team's environment. A team's environments take the place of the pack's.
 *
 * @param line the line of what a JSON pointer names in the team's file, where there is one
 * @throws CannotJudge when the environment is unknown, a rule id is, or a parameter does not fit.
 */
export async function resolveSettings(
  pack: PackSettings,
  team: TeamConfig | null,
  environment: string,
  ruleIds: ReadonlySet<string>,
  line?: (pointer: string) => number,
): Promise<Settings> {
  const environments = team?.environments ?? pack.environments;
  if (!Object.hasOwn(environments, environment)) {
    const known = Object.keys(environments).join(", ");
    throw new CannotJudge(`There is no environment "${environment}"; --env takes one of ${known}.`);
  }
  const unknown = Object.keys(team?.rules ?? {}).find((id) => !ruleIds.has(id));
  const at = (...steps: readonly string[]) =>
    line === undefined ? "" : ` (line ${line(["", ...steps].join("/"))})`;
  if (unknown !== undefined) {
    throw new CannotJudge(
      `The configuration sets rule ${unknown}${at("rules", unknown)}, which the policy pack does not have.`,
    );
  }
  refuseUnknownEnvironments(team, new Set(Object.keys(environments)), at);
  const own = environments[environment] ?? {};
  const ownEnvironments = team?.environments !== undefined;
  const parameters = {
    ...pack.parameters,
    ...(ownEnvironments ? {} : own.parameters),
    ...team?.parameters,
    ...(ownEnvironments ? own.parameters : {}),
  };
  if (team !== null) {
    // A parameter comes from one of two places of the file; that of the environment wins.
    const place = (pointer: string) => {
      const isOwn = Object.hasOwn(own.parameters ?? {}, pointer.split("/")[1] ?? "");
      return `${isOwn ? `/environments/${environment}` : ""}/parameters${pointer}`;
    };
    const lineOf = line && ((pointer: string) => line(place(pointer)));
    const what = "The configuration's parameters";
    await assertValid(parameters, pack.schemas.parameters, what, lineOf);
  }
  const rules = rulesOf(pack, team);
  return {
    environment,
    project: team?.project ?? pack.project,
    parameters,
    undetermined: (rule) =>
      of(ownOf(rules, rule)?.undetermined, environment) ??
      own.undetermined ??
      (environment === "prod" ? "block" : "warn"),
    enforcement: (rule) => of(ownOf(rules, rule)?.enforcement, environment) ?? "mandatory",
  };
}

/** A misspelt environment would leave the rule mandatory where its author thinks otherwise. */
function refuseUnknownEnvironments(
  team: TeamConfig | null,
  known: ReadonlySet<string>,
  at: (...steps: readonly string[]) => string,
): void {
  for (const [id, { enforcement, undetermined }] of Object.entries(team?.rules ?? {})) {
    for (const [word, setting] of Object.entries({ enforcement, undetermined })) {
      const named = typeof setting === "object" ? Object.keys(setting) : [];
      const unknown = named.find((name) => !known.has(name));
      if (unknown === undefined) continue;
      throw new CannotJudge(
        `The configuration sets rule ${id} in environment "${unknown}"${at("rules", id, word, unknown)}, which there is not; it takes ${[...known].join(", ")}.`,
      );
    }
  }
}

/** A team's settings of a rule are laid over the pack's. */
function rulesOf(pack: PackSettings, team: TeamConfig | null): PackSettings["rules"] {
  const ids = [...Object.keys(pack.rules), ...Object.keys(team?.rules ?? {})];
  return Object.fromEntries(
    ids.map((id) => [id, { ...ownOf(pack.rules, id), ...ownOf(team?.rules ?? {}, id) }]),
  );
}

/** A setting for every environment, or for this one. */
function of<V extends string>(
  setting: V | { readonly [environment: string]: V } | undefined,
  environment: string,
): V | undefined {
  return typeof setting === "object" ? ownOf(setting, environment) : setting;
}

function ownOf<V>(object: { readonly [key: string]: V }, key: string): V | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
