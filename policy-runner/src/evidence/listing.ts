import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** What lies in a folder: files by their path below it, and what is neither a file nor a folder. */
export interface Listing {
  readonly files: readonly string[];
  /** Symbolic links, pipes, sockets, devices: no export holds one, and none is followed. */
  readonly others: readonly string[];
  /** Folders that hold nothing. */
  readonly empty: readonly string[];
}

/** Walks a folder without following anything out of it. */
export async function listFolder(folder: string): Promise<Listing> {
  const listing = { files: [] as string[], others: [] as string[], empty: [] as string[] };
  const waiting = [""];
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    const entries = await readdir(join(folder, below), { withFileTypes: true });
    if (entries.length === 0 && below !== "") listing.empty.push(below.slice(0, -1));
    for (const entry of entries) {
      const path = `${below}${entry.name}`;
      if (entry.isDirectory()) waiting.push(`${path}/`);
      else listing[kindOf(entry)].push(path);
    }
  }
  for (const paths of Object.values(listing)) paths.sort();
  return listing;
}

function kindOf(entry: Dirent): "files" | "others" {
  return entry.isFile() ? "files" : "others";
}
