import type { Result } from "../verdict/types.js";
import { filesOf, NAMES } from "./names.js";
import { readPart } from "./open.js";
import { Tampered } from "./tampered.js";
import type { AccountsSummary, ComparisonSummary, Evidence, Manifest } from "./types.js";

/**
 * What an export's pages and statement were made from, read back from it.
 *
 * @throws Tampered when a file is not what an export has there
 */
export async function readEvidence(folder: string, manifest: Manifest): Promise<Evidence> {
  const { target, now, commit, signature } = manifest;
  const paths = new Set(manifest.files.map(({ path }) => path));
  const read = async <T>(path: string) => parsed<T>(path, await readPart(folder, path));
  const optional = async <T>(path: string) => (paths.has(path) ? read<T>(path) : null);
  const environments = [];
  for (const one of manifest.environments) {
    const path = filesOf(one.name).result;
    if (!paths.has(path)) throw new Tampered(`${path} is not named in ${NAMES.manifest}`);
    environments.push({ ...one, result: await read<Result>(path) });
  }
  const comparison = await optional<ComparisonSummary>(NAMES.comparison);
  const accounts = await optional<AccountsSummary>(NAMES.accounts);
  return { target, now, commit, signature, environments, comparison, accounts };
}

function parsed<T>(path: string, text: string): T {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return value as T;
  } catch {
    // Said below.
  }
  throw new Tampered(`${path} is not what an export has there`);
}
