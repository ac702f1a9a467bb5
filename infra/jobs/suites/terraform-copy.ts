import { existsSync } from "node:fs";
import { join } from "node:path";
import { withCliConfig } from "../cli-config.js";
import { type Outcome, run } from "../command.js";
import { readLock } from "../lock.js";
import { copyConfiguration } from "../root-module.js";
import { terraformEnvironment } from "../terraform.js";
import type { SuiteContext } from "./types.js";

/** Terraform, run in a copy: init of a module would leave a lock file in the checkout. */
export class TerraformCopy {
  private readonly env: NodeJS.ProcessEnv;
  private readonly infra: string;

  constructor(private readonly context: SuiteContext) {
    const platform = process.env.TERRAFORM_PLATFORM ?? "";
    const wanted = { version: readLock().version, platform };
    this.env = withCliConfig(context.env, context.folder, wanted);
    this.infra = copyConfiguration(join(context.folder, "copy"), { tests: true });
  }

  /** Runs a command in the root ("") or a module of the copy, the first time after its init. */
  async run(module: string, args: readonly string[], extra: NodeJS.ProcessEnv = {}) {
    const folder = join(this.context.folder, "data", module.replaceAll("/", "-") || "root");
    const env = terraformEnvironment(this.env, folder);
    const terraform = (words: readonly string[], more: NodeJS.ProcessEnv): Promise<Outcome> => {
      const place = `-chdir=${join(this.infra, module)}`;
      const command = { file: "terraform", args: [place, ...words], env: { ...env, ...more } };
      return run(command, this.context.abort);
    };
    if (!existsSync(folder)) {
      const init = await terraform(["init", "-backend=false", "-input=false", "-no-color"], {});
      if (init.code !== 0) {
        return { ...init, stdout: "" };
      }
    }
    return terraform(args, extra);
  }
}
