import { TARGETS } from "../constants.js";
import { byCodeUnit, documentOf, sha256 } from "./canonical.js";
import { DERIVED, ENVIRONMENT_NAME, NAMES } from "./names.js";
import { Tampered } from "./tampered.js";
import { problemOfPath } from "./tar.js";
import { ALGORITHMS, type Evidence, type FileEntry, type Manifest } from "./types.js";

/** The manifest of an export. */
export function manifestOf(evidence: Evidence, files: readonly FileEntry[]): Manifest {
  const { target, now, commit, environments, signature } = evidence;
  return {
    schema: "policy-runner/evidence/1",
    target,
    now,
    commit,
    environments: environments.map(({ name, account, region, plan }) => ({
      name,
      account,
      region,
      plan,
    })),
    signature: signature && { algorithm: signature.algorithm, key: signature.key },
    files: [...files].sort((a, b) => byCodeUnit(a.path, b.path)),
  };
}

/**
 * The manifest that a text is.
 *
 * It must be the very text that an export has for it: what differs was written by something else.
 *
 * @throws Tampered when it is none
 */
export function readManifest(text: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Tampered(`${NAMES.manifest} was changed: it is no JSON`);
  }
  if (!isManifest(value) || documentOf(value) !== text) {
    throw new Tampered(`${NAMES.manifest} was changed: it is not as an export has it`);
  }
  return value;
}

/** SHA-256 of a manifest as a file. */
export function digestOf(manifest: Manifest): string {
  return sha256(documentOf(manifest));
}

type Fields = { readonly [name: string]: unknown };

function isManifest(value: unknown): value is Manifest {
  const { schema, target, now, commit, environments, signature, files } = fieldsOf(value);
  return (
    schema === "policy-runner/evidence/1" &&
    (TARGETS as readonly unknown[]).includes(target) &&
    isText(now, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) &&
    (commit === null || isText(commit, COMMIT)) &&
    isList(environments, isEnvironment) &&
    areDistinct(environments as Manifest["environments"]) &&
    (signature === null || isSignature(signature)) &&
    isList(files, isFile) &&
    isInOrder(files as readonly FileEntry[])
  );
}

/** A commit's name, SHA-1 or SHA-256. */
export const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** An account's id, and a region's name, as AWS has them. */
export const ACCOUNT = /^\d{12}$/;
export const REGION = /^[a-z]+(?:-[a-z]+)+-\d+$/;

/** Their names are folders, which must differ on every file system. */
function areDistinct(environments: Manifest["environments"]): boolean {
  const names = new Set(environments.map(({ name }) => name.toLowerCase()));
  return names.size > 0 && names.size === environments.length;
}

const DIGEST = /^[0-9a-f]{64}$/;

function isEnvironment(value: unknown): boolean {
  const { name, account, region, plan } = fieldsOf(value);
  return (
    isText(name, ENVIRONMENT_NAME) &&
    (account === null || isText(account, ACCOUNT)) &&
    (region === null || isText(region, REGION)) &&
    isText(plan, DIGEST)
  );
}

function isSignature(value: unknown): boolean {
  const { algorithm, key } = fieldsOf(value);
  return (ALGORITHMS as readonly unknown[]).includes(algorithm) && isText(key, DIGEST);
}

function isFile(value: unknown): boolean {
  const { path, bytes, sha256: digest } = fieldsOf(value);
  return isText(path) && Number.isSafeInteger(bytes) && isText(digest, DIGEST);
}

/** No file twice, none that leads elsewhere, and none of those that are made from the manifest. */
function isInOrder(files: readonly FileEntry[]): boolean {
  return files.every(
    ({ path }, place) =>
      problemOfPath(path) === null &&
      path !== NAMES.manifest &&
      !DERIVED.includes(path) &&
      (place === 0 || (files[place - 1]?.path ?? "") < path),
  );
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

function isText(value: unknown, pattern = /./): value is string {
  return typeof value === "string" && pattern.test(value);
}

function isList(value: unknown, is: (one: unknown) => boolean): value is readonly unknown[] {
  return Array.isArray(value) && value.every(is);
}
