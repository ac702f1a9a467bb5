import type { Target } from "../constants.js";
import { CannotJudge } from "../errors.js";
import type { Bundle } from "../evaluate/types.js";
import { normalise } from "../input/normalise.js";
import type { Interest, PolicyInput } from "../input/types.js";
import type { Plan } from "../plan/types.js";
import { assertWritable, writtenFile } from "../report/write.js";
import { resolveSettings } from "../settings/resolve.js";
import { readTeamConfig } from "../settings/team-config.js";
import type { Settings } from "../settings/types.js";
import { readSource } from "../source/read.js";

/** What every command that reads a plan is asked, options already validated by the command line. */
export interface PlanOptions {
  /** Path of the plan JSON, or "-" for standard input. */
  readonly plan: string;
  /** Without it, the profile says whether one is needed. */
  readonly env?: string | undefined;
  readonly profile?: string | undefined;
  readonly output?: string | undefined;
  readonly source?: string | undefined;
  readonly target: Target;
  readonly now: string;
  readonly config?: string | undefined;
  /** The compiled pack's folder. */
  readonly policies: string;
  /** Told how far a long run has come; absent where nobody looks on. */
  readonly progress?: Progress | undefined;
}

/** What a long run tells a person who waits for it. */
export interface Progress {
  /** Bytes that there are to read, where the plan is a file. */
  begin(bytes: number): void;
  /** Bytes of the plan that are read. */
  read(bytes: number): void;
  /** Resources that are done, of all that there are. */
  judged(resources: number, all: number): void;
}

/** What holds in the environment that the plan is for. */
export async function settingsFor(bundle: Bundle, options: PlanOptions): Promise<Settings> {
  const team =
    options.config === undefined ? null : await readTeamConfig(options.config, bundle.pack);
  const ids = new Set(bundle.catalogue.map((rule) => rule.id));
  const asked = { environment: options.env, profile: options.profile, file: team };
  return resolveSettings(bundle.pack, team?.config ?? null, asked, ids);
}

/** What rules read of a plan, and of the HCL source where it is given. */
export async function policyInputOf(
  options: PlanOptions,
  settings: Settings,
  plan: Plan,
  interest: Interest,
): Promise<PolicyInput> {
  const source = options.source === undefined ? null : await readSource(options.source);
  const { environment, project } = settings;
  const facts = { environment, project, target: options.target, now: options.now };
  return normalise(plan, { facts, interest, source });
}

/** What a command that reads a plan reads besides, which nothing that it writes may replace. */
export function inputsOf({
  plan,
  config,
  waivers,
  baseline,
}: Pick<PlanOptions, "plan" | "config"> & {
  readonly waivers?: string | undefined;
  readonly baseline?: string | undefined;
}): readonly Given[] {
  return [
    ["The plan", plan],
    ["--config", config],
    ["--waivers", waivers],
    ["--baseline", baseline],
  ];
}

/** A path as it was given, and what it was given as; undefined where it was not. */
export type Given = readonly [name: string, path: string | undefined];

/**
 * Looks, before the work for them is done, whether what is written can be, and replaces nothing that is
 * read or written besides, under whatever name.
 *
 * @throws CannotJudge when not
 */
export async function assertApart(
  inputs: readonly Given[],
  outputs: readonly Given[],
): Promise<void> {
  const seen = new Map<string, string>();
  for (const [name, path] of inputs) {
    if (path !== undefined && !isStream(path)) seen.set(await writtenFile(path), name);
  }
  for (const [name, path] of outputs) {
    if (path === undefined || isStream(path)) continue;
    const file = await writtenFile(path);
    const other = seen.get(file);
    if (other !== undefined) {
      throw new CannotJudge(
        `${other} and ${name} are not different files; give each a path of its own.`,
      );
    }
    seen.set(file, name);
  }
  for (const [, path] of outputs) if (path !== undefined) await assertWritable(path);
}

function isStream(path: string): boolean {
  return path === "-" || path.startsWith("/dev/");
}
