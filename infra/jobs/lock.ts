import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PATHS } from "./paths.js";

/** The name under which Terraform keeps a root's provider lock. */
export const LOCK_FILE = ".terraform.lock.hcl";

const PROVIDER_BLOCK = /provider "registry\.terraform\.io\/hashicorp\/aws" \{[\s\S]*?\n\}/;

/** What a lock file says of the aws provider. */
export interface Lock {
  readonly version: string | undefined;
  readonly hashes: ReadonlySet<string>;
}

/** Reads the text of a lock file. */
export function parseLock(text: string): Lock {
  const block = PROVIDER_BLOCK.exec(text)?.[0] ?? "";
  return {
    version: /^\s*version\s*=\s*"([^"]+)"/m.exec(block)?.[1],
    hashes: new Set(block.match(/(?:h1|zh):[A-Za-z0-9+/=]+/g)),
  };
}

/** The shipped lock of infra/. */
export function readLock(): Lock {
  return parseLock(readText(join(PATHS.infra, LOCK_FILE)));
}

/**
 * Whether the lock vouches for the provider on a platform. A lock's hashes do not say for which
 * platform each is, so a file beside the jobs records it.
 */
export function coversPlatform(
  lock: Lock,
  recorded: Readonly<Record<string, string>>,
  platform: string,
): boolean {
  const hash = recorded[platform];
  return hash !== undefined && lock.hashes.has(hash);
}

/** The recorded hash of each platform that the lock is meant to hold. */
export function readRecordedPlatforms(): Record<string, string> {
  const text = readText(PATHS.lockPlatforms);
  return text === "" ? {} : (JSON.parse(text) as Record<string, string>);
}

/** A lock file without the aws provider, so that init may fill it in. */
export function withoutProvider(text: string): string {
  return text.replace(PROVIDER_BLOCK, "").trimEnd().concat("\n");
}

/** A file's text; none where there is no file. */
export function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
