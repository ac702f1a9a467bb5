import { resolveSettings } from "./resolve.js";
import type { PackSettings, Settings, TeamFile } from "./types.js";

/** What holds in one of several environments, and its place in the order in which a change travels. */
export interface EnvironmentSettings {
  readonly settings: Settings;
  /** Null where neither the pack nor the team knows it. */
  readonly rank: number | null;
}

/** What holds in environments that are compared. */
export interface ComparedSettings {
  readonly project: string;
  /** Parameters that hold in all of them. */
  readonly parameters: Settings["parameters"];
  /** By its name; undefined where neither the pack nor the team knows it. */
  of(environment: string): EnvironmentSettings | undefined;
  /** What holds where nothing is known: what holds everywhere. */
  unknown(environment: string): EnvironmentSettings;
}

/**
 * Settings of the environments that the pack or the team names, in the order in which they are listed:
 * a change travels from the first to the last.
 *
 * @throws CannotJudge when the team's configuration does not fit
 */
export async function environmentSettings(
  pack: PackSettings,
  file: TeamFile | null,
  ruleIds: ReadonlySet<string>,
): Promise<ComparedSettings> {
  const team = file?.config ?? null;
  const names = Object.keys(team?.environments ?? pack.environments);
  const known = new Map<string, EnvironmentSettings>();
  for (const [rank, name] of names.entries()) {
    const asked = { environment: name, file };
    known.set(name, { settings: await resolveSettings(pack, team, asked, ruleIds), rank });
  }
  const parameters = { ...pack.parameters, ...team?.parameters };
  const project = team?.project ?? pack.project;
  const everywhere = (rule: string) => team?.rules?.[rule] ?? pack.rules[rule];
  return {
    project,
    parameters,
    of: (environment) => known.get(environment),
    unknown: (environment) => ({
      rank: null,
      settings: {
        environment,
        project,
        parameters,
        environments: null,
        profile: Object.keys(pack.profiles)[0] ?? "",
        off: () => null,
        enforcement: (rule) => {
          const own = everywhere(rule)?.enforcement;
          return typeof own === "string" ? own : "mandatory";
        },
        undetermined: (rule) => {
          const own = everywhere(rule)?.undetermined;
          return typeof own === "string" ? own : "warn";
        },
      },
    }),
  };
}
