import { isUtf8 } from "node:buffer";
import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { CannotJudge, systemCode } from "../errors.js";
import { oneLine } from "./declarations.js";

/** Beyond this it is no configuration that a person keeps. */
const MAX_BYTES = 2 ** 24;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or directory; correct the path",
  ENOTDIR: "this is not a directory; give the directory of a module",
  EACCES: "reading is not permitted; let this user read it",
  EPERM: "reading is not permitted; let this user read it",
};

/**
 * The names of a module's files, in the order in which Terraform applies them: first the ordinary ones,
 * then the overrides, each group sorted.
 * Source: https://developer.hashicorp.com/terraform/language/files/override
 *
 * @param shown how to name the directory in errors
 * @throws CannotJudge when it cannot be listed, or holds no file of Terraform
 */
export function listModule(dir: string, shown: string): readonly string[] {
  const names = attempt(shown, () => readdirSync(dir))
    .filter((name) => /\.tf(?:\.json)?$/.test(name) && !isIgnored(name))
    .filter((name) => !isDirectory(join(dir, name)))
    .sort();
  if (names.length === 0) {
    throw new CannotJudge(
      `${oneLine(shown)}: there is no .tf file in this directory; give the directory of a module.`,
    );
  }
  return [...names.filter((name) => !isOverride(name)), ...names.filter(isOverride)];
}

/** Whether Terraform merges this file into what the others declare. */
export function isOverride(name: string): boolean {
  return /(?:^|_)override\.tf(?:\.json)?$/.test(name);
}

/**
 * The text of a file of Terraform, without a byte order mark.
 *
 * @throws CannotJudge when it cannot be read, is no regular file, larger than 16 MiB, or not UTF-8
 */
export function readText(path: string, shown: string): string {
  const stat = attempt(shown, () => statSync(path));
  if (!stat.isFile() || stat.size > MAX_BYTES) {
    throw new CannotJudge(`${oneLine(shown)}: this is no ordinary file below 16 MiB; remove it.`);
  }
  const bytes = attempt(shown, () => readFileSync(path));
  if (!isUtf8(bytes)) {
    throw new CannotJudge(`${oneLine(shown)}: this is not UTF-8, as HCL has to be; save it so.`);
  }
  return bytes.toString("utf8").replace(/^\uFEFF/, "");
}

/** The directory itself, whatever links lead to it; its own path when there is none, to fail on reading. */
export function identity(dir: string): string {
  try {
    return realpathSync(dir);
  } catch {
    return resolve(dir);
  }
}

/** Names that Terraform skips: hidden files, and what editors leave behind. */
function isIgnored(name: string): boolean {
  return name.startsWith(".") || name.endsWith("~") || /^#.*#$/.test(name);
}

/** Other faults, such as a link that leads nowhere, are left to reading, which names the file. */
function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function attempt<Result>(shown: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    const code = systemCode(error);
    const reason = REASONS[code] ?? `reading failed (${code || "unknown reason"}); try again`;
    throw new CannotJudge(`${oneLine(shown)}: ${reason}.`);
  }
}
