import { CannotJudge } from "../errors.js";
import { isBlank, legible } from "../legible.js";
import { environmentOf, offReason, profileOf } from "./profile.js";
import { assertValid } from "./schema.js";
import type { PackSettings, RuleSetting, Settings, TeamConfig } from "./types.js";

/** What settings are resolved for. */
export interface Asked {
  /** The environment that the plan is for; without it, the profile says whether one is needed. */
  readonly environment: string | undefined;
  /** Without it, the pack's own. */
  readonly profile?: string | undefined;
  /** The team's file, or whichever sets what the team would. */
  readonly file?: SettingsFile | null | undefined;
}

/** The file that settings come from. */
export interface SettingsFile {
  /** What it is, as sentences begin: "The configuration team.yaml". */
  readonly what: string;
  /** The line of what a JSON pointer names; absent where nobody can tell. */
  readonly line?: ((pointer: string) => number) | undefined;
}

const UNNAMED: SettingsFile = { what: "The configuration" };

/** Characters that a reason has at least, as its schema says; spaces are none. */
const REASON = 20;

/**
 * What holds for one environment: the pack's defaults, then the profile's, then the pack's environment,
 * then the team's parameters, then the team's environment. A team's environments take the place of the
 * pack's.
 *
 * @throws CannotJudge when the environment or profile is unknown, a rule id is, or a parameter does not
 *   fit.
 */
export async function resolveSettings(
  pack: PackSettings,
  team: TeamConfig | null,
  asked: Asked,
  ruleIds: ReadonlySet<string>,
): Promise<Settings> {
  const profile = profileOf(pack, asked.profile);
  const isAny = profile.environments === "any";
  const environments = team?.environments ?? (isAny ? {} : pack.environments);
  const names = Object.keys(environments);
  const isTeams = team?.environments !== undefined;
  const environment = environmentOf(asked.environment, names, profile, isTeams);
  const known = isAny && !isTeams ? null : names;
  refuseUnknown(team, ruleIds, known, asked);
  const own = ownOf(environments, environment) ?? {};
  const parameters = {
    ...pack.parameters,
    ...profile.parameters,
    ...(isTeams ? {} : own.parameters),
    ...team?.parameters,
    ...(isTeams ? own.parameters : {}),
  };
  if (team !== null) await assertParameters(pack, parameters, { team, environment, asked });
  const rules = rulesOf(pack, team);
  return {
    environment,
    environments: known,
    project: team?.project ?? pack.project,
    profile: profile.name,
    parameters,
    undetermined: (rule) =>
      of(ownOf(rules, rule)?.undetermined, environment) ??
      own.undetermined ??
      (environment === "prod" ? "block" : (profile.undetermined ?? "warn")),
    enforcement: (rule) => of(ownOf(rules, rule)?.enforcement, environment) ?? "mandatory",
    off: (rule, convention) => offReason(profile, team, environment, [rule, convention]),
  };
}

interface Place {
  readonly team: TeamConfig;
  readonly environment: string;
  readonly asked: Asked;
}

/** A parameter comes from one of two places of the file; that of the environment wins. */
async function assertParameters(
  pack: PackSettings,
  parameters: object,
  { team, environment, asked: { file } }: Place,
): Promise<void> {
  const own = ownOf(team.environments ?? {}, environment)?.parameters ?? {};
  const place = (pointer: string) => {
    const isOwn = Object.hasOwn(own, pointer.split("/")[1] ?? "");
    return `${isOwn ? `/environments/${environment}` : ""}/parameters${pointer}`;
  };
  const { what, line } = file ?? UNNAMED;
  const lineOf = line && ((pointer: string) => line(place(pointer)));
  await assertValid(parameters, pack.schemas.parameters, what, lineOf);
}

/** A misspelt rule or environment would leave the rule mandatory where its author thinks otherwise. */
function refuseUnknown(
  team: TeamConfig | null,
  ruleIds: ReadonlySet<string>,
  known: readonly string[] | null,
  { file }: Asked,
): void {
  const { what, line } = file ?? UNNAMED;
  for (const [id, setting] of Object.entries(team?.rules ?? {})) {
    const at = (...steps: readonly string[]) =>
      line === undefined ? "" : ` (line ${line(["", "rules", id, ...steps].join("/"))})`;
    if (!ruleIds.has(id)) {
      throw new CannotJudge(`${what} sets rule ${id}${at()}, which the policy pack does not have.`);
    }
    const [word, unknown] = unknownEnvironment(setting, known);
    if (unknown !== undefined) {
      throw new CannotJudge(
        `${what} sets rule ${id} in environment "${unknown}"${at(word, unknown)}, which there is not; it takes ${known?.join(", ")}.`,
      );
    }
    if (!isReason(setting.reason)) {
      throw new CannotJudge(
        `${what} gives rule ${id} a reason that says nothing${at("reason")}; say why it is set so.`,
      );
    }
  }
}

/** Where a setting names an environment that there is not, and which. */
function unknownEnvironment(
  { enforcement, undetermined }: RuleSetting,
  known: readonly string[] | null,
): readonly [word: string, environment?: string] {
  for (const [word, setting] of Object.entries({ enforcement, undetermined })) {
    const named = typeof setting === "object" ? Object.keys(setting) : [];
    const unknown = named.find((name) => known !== null && !known.includes(name));
    if (unknown !== undefined) return [word, unknown];
  }
  return [""];
}

/** Spaces, and letters that show nothing, give no reason. */
function isReason(reason: string | undefined): boolean {
  return reason === undefined || (!isBlank(reason) && legible(reason).length >= REASON);
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
