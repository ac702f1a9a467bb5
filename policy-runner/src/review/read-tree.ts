import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { CannotJudge, systemCode } from "../errors.js";
import { byText } from "./compare.js";

/** What is looked at below a tree, besides the folder of the pack. */
const FOLDERS = [".ci", ".github", "docs", "infra", "lambda", "policy-runner"];
const FILES = ["CODEOWNERS", "Makefile", "package.json", "package-lock.json", "tsconfig.json"];

/** What is made, and holds nothing that people have written. */
const MADE = /^(?:\.git|\.terraform|\.build|\.work|node_modules|dist|__pycache__)$/;

/** Only that there is such a file counts, not what it says. */
const NAMED = /\.(?:test\.ts|tftest\.hcl|py)$/;

/** What is read whole outside of the pack: what runs, builds and guards the gate. */
const READ =
  /^(?:\.ci\/|\.github\/|policy-runner\/(?:src|scanner)\/|infra\/(?:jobs|emulator|checkov)\/(?!test\/|test_)|infra\/\.terraform\.lock\.hcl$|lambda\/build\.py$|(?:docs\/)?CODEOWNERS$|[^/]+$)/;

/**
 * Reads what makes, tests or runs a gate: path below the tree → text, in the order of paths.
 *
 * @param pack the folder of the policies below the tree
 * @throws CannotJudge when the tree can not be read, or a part of it is a link, which may lead anywhere
 */
export async function readTexts(tree: string, pack: string): Promise<ReadonlyMap<string, string>> {
  const paths: string[] = [];
  for (const folder of [pack, ...FOLDERS]) paths.push(...(await below(tree, folder)));
  for (const file of FILES) if (await exists(tree, file)) paths.push(file);
  const texts = new Map<string, string>();
  for (const path of [...new Set(paths)].sort(byText)) {
    const isRead = path.startsWith(`${pack}/`) || READ.test(path);
    if (isRead) texts.set(path, await textOf(tree, path));
    else if (NAMED.test(path)) texts.set(path, "");
  }
  return texts;
}

/** Whether a file is there. */
export async function exists(tree: string, path: string): Promise<boolean> {
  try {
    refuseLink((await lstat(join(tree, path))).isSymbolicLink(), path);
    return true;
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(systemCode(error))) return false;
    throw explained(error, tree, path);
  }
}

async function below(tree: string, folder: string): Promise<string[]> {
  if (!(await exists(tree, folder))) return [];
  const paths: string[] = [];
  try {
    for (const entry of await readdir(join(tree, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (MADE.test(entry.name)) continue;
      refuseLink(entry.isSymbolicLink(), path);
      if (entry.isDirectory()) paths.push(...(await below(tree, path)));
      else paths.push(path);
    }
  } catch (error) {
    throw explained(error, tree, folder);
  }
  return paths;
}

async function textOf(tree: string, path: string): Promise<string> {
  try {
    return await readFile(join(tree, path), "utf8");
  } catch (error) {
    throw explained(error, tree, path);
  }
}

function refuseLink(isLink: boolean, path: string): void {
  if (!isLink) return;
  throw new CannotJudge(`${path} is a link, which may lead anywhere; put a file in its place.`);
}

function explained(error: unknown, tree: string, path: string): unknown {
  const code = systemCode(error);
  if (code === "") return error;
  return new CannotJudge(`${join(tree, path)} can not be read (${code}); check out the tree anew.`);
}
