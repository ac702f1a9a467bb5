import { readdirSync, statSync } from "node:fs";
import { CannotJudge, systemCode } from "../errors.js";

/**
 * The files of an environment: those of a folder, one for each root, or "" for the path itself.
 *
 * @throws CannotJudge when a folder holds no JSON
 */
export function listStacks(path: string): readonly string[] {
  if (path === "-" || !isFolder(path)) return [""];
  const files = namesBelow(path)
    .filter((name) => /\.json(?:\.gz)?$/.test(name))
    .map((name) => name.replaceAll("\\", "/"))
    .sort();
  if (files.length > 0) return files;
  throw new CannotJudge(
    `${path.replace(/\p{Cc}/gu, "?")} holds no .json file; put a plan or state of each root in it.`,
  );
}

/** What is wrong with a path is said when it is opened. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function namesBelow(path: string): readonly string[] {
  try {
    return readdirSync(path, { recursive: true, encoding: "utf8" });
  } catch (error) {
    throw new CannotJudge(`${path} can not be read (${systemCode(error)}); let this user read it.`);
  }
}
