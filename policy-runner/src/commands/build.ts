import { join } from "node:path";
import { EXIT } from "../constants.js";
import { buildPack } from "../pack/build.js";
import { differences, staleSources, writeDist, writeSources } from "../pack/dist.js";
import { assertPackSettings } from "../settings/pack.js";
import { assertValid } from "../settings/schema.js";
import { readYaml } from "../yaml.js";
import type { Said } from "./said.js";

/** What `build` is asked. */
export interface BuildOptions {
  /** The pack's folder. */
  readonly policies: string;
  readonly opa: string;
  /** Compare with what is there instead of writing it. */
  readonly check: boolean;
}

/**
 * Rego → the compiled pack in `dist`, or whether `dist` is what would be compiled.
 *
 * @throws CannotJudge when the pack is not sound, or OPA is missing.
 */
export async function build({ policies, opa, check }: BuildOptions): Promise<Said> {
  const { dist, texts } = await buildPack(policies, opa, {
    validate: assertValid,
    // A misspelt word in pack.yaml would make a rule less strict than its author thinks.
    settings: async (pack, ruleIds) => {
      const { line } = await readYaml(join(policies, "pack.yaml"), "The manifest", "build");
      await assertPackSettings(pack, ruleIds, line);
    },
  });
  const folder = join(policies, "dist");
  if (!check) {
    await writeSources(policies, texts);
    await writeDist(folder, dist);
    return { stdout: `Compiled ${policies} into ${folder}\n`, stderr: "", exitCode: EXIT.passed };
  }
  const stale = [...(await staleSources(policies, texts)), ...(await differences(folder, dist))];
  if (stale.length === 0)
    return { stdout: `${folder} is up to date\n`, stderr: "", exitCode: EXIT.passed };
  const stderr = `${folder} is stale (${stale.join(", ")}); run make policies and commit what it writes.\n`;
  return { stdout: "", stderr, exitCode: EXIT.violations };
}
