import { join } from "node:path";
import { loadBundle } from "../evaluate/bundle.js";
import { DIGESTS } from "../evidence/folder.js";
import { filesOf, NAMES } from "../evidence/names.js";
import { linesOf } from "../evidence/read-lines.js";
import { replayedInput } from "../evidence/replayed-input.js";
import type { ManifestEnvironment } from "../evidence/types.js";
import { exportEnvironment } from "./export-environment.js";
import { guardedReplay, placeIn, type Replayed } from "./replay.js";

/** A raw plan that is judged again, and the HCL source where it is at hand. */
export interface PlanAgain {
  readonly environment: ManifestEnvironment;
  readonly path: string;
  readonly source: string | undefined;
}

/** Whether a policy input was made with the HCL source: it can only be made anew with it. */
export function hasSource(folder: string, { name }: ManifestEnvironment): boolean {
  const path = join(folder, filesOf(name).input);
  return replayedInput(() => linesOf(path)).facts.has_source;
}

/**
 * Makes an export's policy input anew from the raw plan, and has it judged: tells whether what the rules
 * were given is a true extract of that plan.
 */
export function replayPlan(
  folder: string,
  { manifest, evidence }: Replayed,
  { environment, path, source }: PlanAgain,
): Promise<readonly string[]> {
  const { name } = environment;
  const files = filesOf(name);
  return guardedReplay(async () => {
    const policies = join(folder, "policies");
    const place = (file: string) => placeIn(folder, manifest, file);
    const options = {
      ...{ environments: [], output: "", policies, source },
      ...{ target: manifest.target, now: manifest.now },
      ...{ config: place(NAMES.config), waivers: place(NAMES.waivers) },
      profile: evidence.environments.find((one) => one.name === name)?.result.profile,
    };
    const one = { name, plan: path, baseline: place(files.baseline) };
    const bundle = await loadBundle(policies);
    const { entries } = await exportEnvironment(DIGESTS, bundle, options, one);
    // Where findings stand in the source depends on where the source lies.
    const made = entries.filter(({ path: file }) => [files.input, files.outcomes].includes(file));
    const named = new Map(manifest.files.map((file) => [file.path, file.sha256]));
    return made
      .filter((file) => named.get(file.path) !== file.sha256)
      .map((file) => `${file.path} is not what ${path} gives`);
  });
}
