import { EXIT } from "../constants.js";
import { loadBundle } from "../evaluate/bundle.js";
import { version } from "../version.js";
import type { Said } from "./said.js";

/**
 * Names the runner, the pack that it would judge by, and the digest of its policies as reports show it.
 *
 * @throws CannotJudge when the pack is missing or damaged
 */
export async function versions(policies: string): Promise<Said> {
  const { manifest, digest } = await loadBundle(policies);
  const lines = [
    `policy-runner ${version()}`,
    `pack ${manifest.name} ${manifest.version}`,
    `policies sha256 ${digest.slice(0, 12)}`,
  ];
  return { stdout: `${lines.join("\n")}\n`, stderr: "", exitCode: EXIT.passed };
}
