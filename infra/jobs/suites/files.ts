import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../paths.js";

/** Paths, relative to the checkout, of the files of a folder whose name ends in one of the endings. */
export function globSync(folder: string, ...endings: readonly string[]): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .filter((name) => !name.includes(".terraform/"))
    .map((name) => join(folder, name))
    .sort();
}
