import type { Target } from "../constants.js";
import type { Bundle } from "../evaluate/types.js";
import { normalise } from "../input/normalise.js";
import type { Interest, PolicyInput } from "../input/types.js";
import type { Plan } from "../plan/types.js";
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
