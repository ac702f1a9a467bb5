import { bashCompletion } from "../completion/bash.js";
import { fishCompletion } from "../completion/fish.js";
import type { CompletedCommand, Shell } from "../completion/types.js";
import { zshCompletion } from "../completion/zsh.js";
import { EXIT } from "../constants.js";
import type { Said } from "./said.js";

const SCRIPTS: Readonly<Record<Shell, (commands: readonly CompletedCommand[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** The script by which a shell completes the command line. */
export function completion(shell: Shell, commands: readonly CompletedCommand[]): Said {
  return { stdout: SCRIPTS[shell](commands), stderr: "", exitCode: EXIT.passed };
}
