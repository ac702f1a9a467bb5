import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { findMirror, type Wanted } from "./mirror.js";
import { PATHS } from "./paths.js";
import { writePrivately } from "./private-files.js";

/**
 * Gives Terraform its CLI configuration: the user's own where there is one, else one that names a
 * local mirror of the provider where there is one, else none, but a cache for what is downloaded.
 */
export function withCliConfig(
  env: NodeJS.ProcessEnv,
  runFolder: string,
  wanted: Wanted,
): NodeJS.ProcessEnv {
  if (hasOwnConfig(env)) {
    return pointsToFile(env.TF_CLI_CONFIG_FILE) ? env : withoutPointer(env);
  }
  const clean = withoutPointer(env);
  const mirror = findMirror(env, wanted);
  if (mirror === undefined) {
    const cache = env.TF_PLUGIN_CACHE_DIR || PATHS.pluginCache;
    mkdirSync(cache, { recursive: true });
    return { ...clean, TF_PLUGIN_CACHE_DIR: cache };
  }
  const file = join(runFolder, "terraform.rc");
  writePrivately(file, mirrorConfig(mirror));
  return { ...clean, TF_CLI_CONFIG_FILE: file };
}

/** A configuration that takes the provider from a folder and anything else as usual. */
export function mirrorConfig(folder: string): string {
  return `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(folder)}
    include = ["registry.terraform.io/hashicorp/aws"]
  }
  direct {
    exclude = ["registry.terraform.io/hashicorp/aws"]
  }
}
`;
}

function hasOwnConfig(env: NodeJS.ProcessEnv): boolean {
  const home = env.HOME || homedir();
  return (
    pointsToFile(env.TF_CLI_CONFIG_FILE) ||
    pointsToFile(env.TERRAFORM_CONFIG) ||
    existsSync(join(home, ".terraformrc")) ||
    fragments(join(home, ".terraform.d")).length > 0
  );
}

/** Terraform also reads every *.tfrc file of its configuration folder. */
function fragments(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /\.tfrc(\.json)?$/.test(name));
  } catch {
    return [];
  }
}

function pointsToFile(path: string | undefined): boolean {
  return path !== undefined && path !== "" && existsSync(path);
}

/** A pointer to no file makes Terraform warn on every call. */
function withoutPointer(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { TF_CLI_CONFIG_FILE: _file, TERRAFORM_CONFIG: _older, ...rest } = env;
  return rest;
}
