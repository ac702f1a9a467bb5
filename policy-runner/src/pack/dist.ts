import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Dist } from "./types.js";

/** Writes a compiled pack, and removes what an earlier one left. */
export async function writeDist(folder: string, dist: Dist): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (!dist.has(name)) await rm(join(folder, name), { recursive: true });
  }
  for (const [name, bytes] of dist) await writeFile(join(folder, name), bytes);
}

/** Names of the files that differ from a compiled pack, missing and additional ones included. */
export async function differences(folder: string, dist: Dist): Promise<string[]> {
  const present = await readdir(folder).catch((): string[] => []);
  const names = [...new Set([...present, ...dist.keys()])].sort();
  const differing: string[] = [];
  for (const name of names) {
    const bytes = await readFile(join(folder, name)).catch(() => null);
    if (bytes === null || !dist.get(name)?.equals(bytes)) differing.push(name);
  }
  return differing;
}

/** Writes sources of which the build has written a part; those that hold it already are left alone. */
export async function writeSources(
  policies: string,
  texts: ReadonlyMap<string, string>,
): Promise<void> {
  for (const path of await staleSources(policies, texts)) {
    await writeFile(join(policies, path), texts.get(path) ?? "");
  }
}

/** Paths of the sources of which the build would write a part anew. */
export async function staleSources(
  policies: string,
  texts: ReadonlyMap<string, string>,
): Promise<string[]> {
  const stale: string[] = [];
  for (const [path, text] of texts) {
    if ((await readFile(join(policies, path), "utf8")) !== text) stale.push(path);
  }
  return stale;
}
