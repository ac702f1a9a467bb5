import type { Text } from "../chunks.js";
import type { ExitCode } from "../constants.js";

/** What a command leaves to the command line: what to print, and the exit code. */
export interface Said {
  readonly stdout: Text | Uint8Array;
  readonly stderr: string;
  readonly exitCode: ExitCode;
}
