import { filesOf, NAMES, policyFile } from "./names.js";
import type { Evidence, JudgedEnvironment, Manifest } from "./types.js";

/**
 * Where files of an export contradict each other, though each is what the manifest says: who signs could
 * still have put together what does not belong together.
 */
export function contradictions(evidence: Evidence, manifest: Manifest): readonly string[] {
  const digests = new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]));
  return evidence.environments.flatMap((one) => {
    const { name, result } = one;
    const held: readonly [what: string, isHeld: boolean][] = [
      ["environment", result.environment === name],
      ["target", result.target === manifest.target],
      ["clock", result.now === manifest.now],
      ["plan", result.plan.digest === one.plan],
      ["policies", result.policies.digest === digests.get(policyFile("manifest.json"))],
      ...givenTo(one, digests),
    ];
    return held
      .filter(([, isHeld]) => !isHeld)
      .map(([what]) => `${filesOf(name).result} is not of the ${what} that this export holds`);
  });
}

function givenTo(
  { name, result }: JudgedEnvironment,
  digests: ReadonlyMap<string, string>,
): readonly [string, boolean][] {
  return [
    ["waivers", result.waivers?.digest === digests.get(NAMES.waivers)],
    ["baseline", result.baseline?.digest === digests.get(filesOf(name).baseline)],
  ];
}
