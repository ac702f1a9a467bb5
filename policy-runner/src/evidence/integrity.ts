import type { Listing } from "./listing.js";
import { DERIVED, NAMES } from "./names.js";
import type { FileEntry, Manifest } from "./types.js";

/** What of a folder is not what the manifest says: one sentence each, without a full stop. */
export function integrityProblems(
  manifest: Manifest,
  { files, others, empty }: Listing,
  found: readonly FileEntry[],
): readonly string[] {
  const named = new Map(manifest.files.map((file) => [file.path, file]));
  const there = new Set(files);
  const isOurs = (path: string) =>
    named.has(path) || path === NAMES.manifest || DERIVED.includes(path);
  return [
    ...others.map((path) => `${shown(path)} is a link or no file, and no export holds one`),
    ...empty.map((path) => `${shown(path)} is a folder that was added`),
    ...files.filter((path) => !isOurs(path)).map((path) => `${shown(path)} was added`),
    ...[...named.keys()].filter((path) => !there.has(path)).map((path) => `${path} is missing`),
    ...found.flatMap((file) => changed(file, named.get(file.path))),
  ];
}

function changed(file: FileEntry, named: FileEntry | undefined): readonly string[] {
  if (named === undefined || named.sha256 === file.sha256) return [];
  const what =
    named.bytes === file.bytes
      ? "its SHA-256"
      : `its size (${file.bytes} bytes, not ${named.bytes})`;
  return [`${file.path} was changed: ${what} is not that of the manifest`];
}

/** A name on one line: it may hold anything. */
function shown(path: string): string {
  return path.replace(/[^\x20-\x7e]/g, "?");
}
