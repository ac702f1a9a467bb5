import { readdirSync, statSync } from "node:fs";
import { CannotJudge } from "../errors.js";

/**
 * The files of an environment: those of a folder, one for each root, or "" for the path itself.
 *
 * @throws CannotJudge when a folder holds no JSON
 */
export function listStacks(path: string): readonly string[] {
  // What is wrong with a path is said when it is opened.
  if (path === "-" || !statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [""];
  const files = readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.json(?:\.gz)?$/.test(name))
    .map((name) => name.replaceAll("\\", "/"))
    .sort();
  if (files.length > 0) return files;
  throw new CannotJudge(
    `${path.replace(/\p{Cc}/gu, "?")} holds no .json file; put a plan or state of each root in it.`,
  );
}
