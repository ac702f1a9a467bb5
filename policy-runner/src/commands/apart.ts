import { sep } from "node:path";
import { CannotJudge } from "../errors.js";
import { assertWritable, isFolder, writtenFile } from "../report/write.js";
import type { PlanOptions } from "./prepare.js";

/** A path as it was given, and what it was given as; undefined where it was not. */
export type Given = readonly [name: string, path: string | undefined];

/** What a command that reads a plan reads besides, which nothing that it writes may replace. */
export function inputsOf({
  plan,
  config,
  waivers,
  baseline,
  history,
  policies,
}: Pick<PlanOptions, "plan" | "config" | "policies"> & {
  readonly waivers?: string | undefined;
  readonly baseline?: string | undefined;
  readonly history?: string | undefined;
}): readonly Given[] {
  return [
    ["The plan", plan],
    ["--config", config],
    ["--waivers", waivers],
    ["--baseline", baseline],
    ["--history", history],
    ["--pack", policies],
  ];
}

/**
 * Looks, before the work for them is done, whether what is written can be, and replaces nothing that is
 * read or written besides, under whatever name; nor does it lie in a folder that is read as a whole.
 *
 * @throws CannotJudge when not
 */
export async function assertApart(
  inputs: readonly Given[],
  outputs: readonly Given[],
): Promise<void> {
  const seen = new Map<string, string>();
  const folders = new Map<string, string>();
  for (const [name, path] of inputs) {
    if (path === undefined || isStream(path)) continue;
    const own = await writtenFile(path);
    seen.set(own, name);
    if (await isFolder(own)) folders.set(own, name);
  }
  for (const [name, path] of outputs) {
    if (path === undefined || isStream(path)) continue;
    const file = await writtenFile(path);
    refuseSame(seen.get(file), name);
    refuseWithin(folders, file, name);
    seen.set(file, name);
  }
  for (const [, path] of outputs) if (path !== undefined) await assertWritable(path);
}

function refuseSame(other: string | undefined, name: string): void {
  if (other === undefined) return;
  throw new CannotJudge(
    `${other} and ${name} are not different files; give each a path of its own.`,
  );
}

/** What lies there is read with the rest of the folder, now or the next time. */
function refuseWithin(folders: ReadonlyMap<string, string>, file: string, name: string): void {
  for (const [folder, other] of folders) {
    if (!file.startsWith(`${folder}${sep}`)) continue;
    throw new CannotJudge(
      `${name} lies in the folder of ${other.replace("The", "the")}; give it a place elsewhere.`,
    );
  }
  // A report may well lie beside the source that it is about, but must not be taken for a part of it.
  if (!/\.tf(?:\.json)?$/.test(file)) return;
  throw new CannotJudge(`${name} is named like HCL source; give it another name.`);
}

function isStream(path: string): boolean {
  return path === "-" || path.startsWith("/dev/");
}
