import { CannotJudge } from "../errors.js";
import type { PackSettings, Profile, TeamConfig } from "./types.js";

/** The environment of a plan for which nobody has named one, where environments have no names. */
const UNNAMED = "default";

/**
 * The profile that is asked for; without a name, the pack's first.
 *
 * @throws CannotJudge when the pack has none of that name
 */
export function profileOf(
  { profiles }: Pick<PackSettings, "profiles">,
  name: string | undefined,
): Profile & { readonly name: string } {
  const names = Object.keys(profiles);
  const own = name ?? names[0] ?? "";
  const profile = Object.hasOwn(profiles, own) ? profiles[own] : undefined;
  if (profile !== undefined) return { ...profile, name: own };
  throw new CannotJudge(
    `There is no profile "${own}"; --profile takes one of ${names.join(", ")}.`,
  );
}

/**
 * The environment that a plan is judged for.
 *
 * @param known environments that the team or the pack names
 * @throws CannotJudge when there is no such environment, or none is named where one must be
 */
export function environmentOf(
  given: string | undefined,
  known: readonly string[],
  profile: Profile,
  isTeams: boolean,
): string {
  const isAny = profile.environments === "any" && !isTeams;
  const environment = given ?? (isAny ? UNNAMED : "");
  if (known.includes(environment)) return environment;
  if (isAny && /^[a-z][a-z0-9-]*$/.test(environment)) return environment;
  if (isAny) {
    throw new CannotJudge(
      "--env is no name of an environment; write it in small letters, digits and hyphens.",
    );
  }
  const one = `--env takes one of ${known.join(", ")}`;
  throw new CannotJudge(
    given === undefined
      ? `The environment that the plan is for is not named; ${one}.`
      : `There is no environment "${environment}"; ${one}.`,
  );
}

/**
 * Why a rule is not run by a profile that leaves conventions to the team; null when it is.
 *
 * @param convention the parameter that the rule asks for, `project`, or `choice`
 */
export function offReason(
  { conventions, name }: Profile & { readonly name: string },
  team: TeamConfig | null,
  environment: string,
  [rule, convention]: readonly [string, string | null],
): string | null {
  if (conventions === "on" || convention === null) return null;
  if (team?.rules?.[rule]?.enforcement !== undefined) return null;
  const own = team?.environments?.[environment]?.parameters;
  if (convention === "project" && team?.project !== undefined) return null;
  if (team?.parameters?.[convention] !== undefined || own?.[convention] !== undefined) return null;
  const how =
    convention === "choice"
      ? `set rules.${rule}.enforcement`
      : convention === "project"
        ? "set project"
        : `set parameters.${convention}`;
  return `a convention that profile ${name} leaves to you: ${how}`;
}
