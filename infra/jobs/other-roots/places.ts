import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PATHS } from "../paths.js";

/** Where the states and outputs of infra/bootstrap and infra/organization lie for one kept emulator. */
export function rootsFolder(token: string): string {
  return join(PATHS.roots, token);
}

/** File with the outputs of a root, as `terraform output -json` gives them. */
export function outputsFile(token: string, name: string): string {
  return join(rootsFolder(token), `${name}.json`);
}

/** Outputs of a root that was applied to a kept emulator, by name; undefined where it was not. */
export function readOutputs(token: string, name: string): Record<string, unknown> | undefined {
  try {
    const outputs = JSON.parse(readFileSync(outputsFile(token, name), "utf8")) as Outputs;
    return Object.fromEntries(Object.entries(outputs).map(([key, { value }]) => [key, value]));
  } catch {
    return undefined;
  }
}

type Outputs = Readonly<Record<string, { readonly value?: unknown }>>;

/** Forgets them: with an emulator goes all that was in it. */
export function dropRoots(): void {
  rmSync(PATHS.roots, { recursive: true, force: true });
}
