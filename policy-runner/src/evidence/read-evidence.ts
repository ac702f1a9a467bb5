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
    environments.push({ ...one, result: resultIn(path, await read<Result>(path)) });
  }
  const comparison = await optional<ComparisonSummary>(NAMES.comparison);
  const accounts = await optional<AccountsSummary>(NAMES.accounts);
  if (comparison !== null && !isComparison(comparison)) throw strange(NAMES.comparison);
  return { target, now, commit, signature, environments, comparison, accounts };
}

function parsed<T>(path: string, text: string): T {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return value as T;
  } catch {
    // Said below.
  }
  throw strange(path);
}

function strange(path: string): Tampered {
  return new Tampered(`${path} is not what an export has there`);
}

const VERDICTS: readonly unknown[] = ["passed", "violations", "error"];

/** A result in which everything is that what follows from it is made of. */
function resultIn(path: string, result: Result): Result {
  const { verdict, plan, policies, tools, totals, rules, findings, waivers, baseline } = result;
  const isWhole =
    VERDICTS.includes(verdict) &&
    [plan, policies, tools, totals, totals?.outcomes].every(isObject) &&
    [rules, findings].every((list) => Array.isArray(list) && list.every(isObject)) &&
    (waivers === null ||
      (isObject(waivers) && isList(waivers.entries) && isList(waivers.findings))) &&
    (baseline === null || isObject(baseline));
  if (!isWhole) throw strange(path);
  return result;
}

function isComparison({ verdict, totals }: ComparisonSummary): boolean {
  return VERDICTS.includes(verdict) && isObject(totals);
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(value: unknown): boolean {
  return Array.isArray(value) && value.every(isObject);
}
