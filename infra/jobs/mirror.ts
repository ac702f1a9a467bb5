import { existsSync, readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const PROVIDER = "registry.terraform.io/hashicorp/aws";

/** Which build of the provider is wanted. */
export interface Wanted {
  /** Undefined where no lock file names one. */
  readonly version: string | undefined;
  readonly platform: string;
}

/** The first local folder that holds the provider, in the layout that Terraform mirrors have. */
export function findMirror(env: NodeJS.ProcessEnv, wanted: Wanted): string | undefined {
  return candidates(env).find((folder) => holdsProvider(folder, wanted));
}

function candidates(env: NodeJS.ProcessEnv): string[] {
  const named = env.TF_PLUGIN_MIRROR;
  return [
    ...(named ? [named] : []),
    ...foldersIn("/opt"),
    "/usr/local/share/terraform/plugins",
    "/usr/share/terraform/plugins",
    join(env.HOME || homedir(), ".terraform.d/plugins"),
  ];
}

/** Whether a folder holds the wanted build, unpacked or as the archive that registries hand out. */
export function holdsProvider(folder: string, { version, platform }: Wanted): boolean {
  const provider = join(folder, PROVIDER);
  if (version === undefined) {
    return existsSync(provider);
  }
  const archive = `terraform-provider-aws_${version}_${platform}.zip`;
  return existsSync(join(provider, version, platform)) || existsSync(join(provider, archive));
}

function foldersIn(parent: string): string[] {
  try {
    return readdirSync(parent)
      .sort()
      .map((name) => join(parent, name))
      .filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory());
  } catch {
    return [];
  }
}
