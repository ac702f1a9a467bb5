import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { JobError } from "../errors.js";
import { PATHS } from "../paths.js";
import { say } from "../say.js";
import { openModuleReader } from "./read-module.js";
import { renderReadme } from "./render.js";

/** A module's README as it is, and as it should be. */
export interface Readme {
  readonly path: string;
  readonly is: string;
  readonly shouldBe: string;
}

/** The README of every module: its tables come from the HCL, its example from its tests. */
export async function moduleReadmes(): Promise<readonly Readme[]> {
  const read = await openModuleReader();
  const modules = join(PATHS.infra, "modules");
  return readdirSync(modules)
    .sort()
    .map((name) => {
      const path = join(modules, name, "README.md");
      const is = readReadme(path, name);
      return { path, is, shouldBe: renderReadme(is, name, read(join(modules, name))) };
    });
}

/** Brings every README up to date. */
export async function updateReadmes(): Promise<void> {
  const stale = (await moduleReadmes()).filter(({ is, shouldBe }) => is !== shouldBe);
  for (const { path, shouldBe } of stale) {
    writeFileSync(path, shouldBe);
  }
  say(`${stale.length} README files of modules were brought up to date.`);
}

function readReadme(path: string, name: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new JobError(
      `The module ${name} has no README.md; write one that says what the module is for.`,
    );
  }
}
