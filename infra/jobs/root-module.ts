import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";
import {
  coversPlatform,
  LOCK_FILE,
  readLock,
  readRecordedPlatforms,
  readText,
  withoutProvider,
} from "./lock.js";
import { PATHS, ROOT } from "./paths.js";

/** Folders of infra/ that are no part of the Terraform configuration. */
const NOT_TERRAFORM = ["jobs", "emulator", ".terraform"];

/** The folder that Terraform runs in. */
export interface RootModule {
  readonly folder: string;
  /** Whether the provider has to be one that the lock vouches for. */
  readonly locked: boolean;
  /** What to tell the user about it, if anything. */
  readonly notice?: string;
}

/** infra/ itself, or where its lock has no hash for this platform, a copy in the work folder. */
export function chooseRootModule(platform: string): RootModule {
  if (coversPlatform(readLock(), readRecordedPlatforms(), platform)) {
    return { folder: PATHS.infra, locked: true };
  }
  const folder = copyWithOwnLock(platform);
  return {
    folder,
    locked: false,
    notice: `infra/${LOCK_FILE} has no hash for ${platform}: this run uses a copy, ${relative(ROOT, folder)}, with a lock of its own; to add the hash, run terraform -chdir=infra providers lock -platform=${platform} and record it in ${relative(ROOT, PATHS.lockPlatforms)}.`,
  };
}

/** The copy's lock stays from one run to the next: the provider is trusted on first use only. */
function copyWithOwnLock(platform: string): string {
  const base = join(PATHS.unlocked, platform);
  const own = readText(join(base, "infra", LOCK_FILE));
  const folder = copyConfiguration(base, { tests: false });
  writeFileSync(join(folder, LOCK_FILE), own || withoutProvider(readText(join(folder, LOCK_FILE))));
  return folder;
}

/** Copies the configuration, with the folders that it reaches by relative paths beside it. */
export function copyConfiguration(base: string, options: { readonly tests: boolean }): string {
  const folder = join(base, "infra");
  const unwanted = new Set(options.tests ? NOT_TERRAFORM : [...NOT_TERRAFORM, "tests"]);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(PATHS.infra).filter((entry) => !unwanted.has(entry))) {
    cpSync(join(PATHS.infra, name), join(folder, name), { recursive: true });
  }
  link(PATHS.lambda, join(base, "lambda"));
  link(PATHS.tfvars, join(base, "tfvars"));
  return folder;
}

/** The configuration reads the Lambda package by a path relative to itself. */
function link(target: string, path: string): void {
  if (!existsSync(path)) {
    rmSync(path, { force: true });
    symlinkSync(target, path, "dir");
  }
}
