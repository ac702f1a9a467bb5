import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The system's own word for a failed operation ("ENOENT"), or "" when it is not one. */
export function systemCode(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return typeof code === "string" ? code : "";
}

/** Whether a process with this id is running. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === "EPERM";
  }
}

/** Whether no program of this name can be found. */
export function isMissing(program: string, env: NodeJS.ProcessEnv): boolean {
  const folders = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return !folders.some((folder) => isExecutable(join(folder, program)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
