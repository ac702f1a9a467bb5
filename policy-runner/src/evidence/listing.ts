import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { CannotJudge, systemCode } from "../errors.js";

/** What lies in a folder: files by their path below it, and what is neither a file nor a folder. */
export interface Listing {
  readonly files: readonly string[];
  /** Symbolic links, pipes, sockets, devices: no export holds one, and none is followed. */
  readonly others: readonly string[];
  /** Folders that hold nothing. */
  readonly empty: readonly string[];
}

/** More entries than an export ever has: what holds them is something else. */
const MOST = 20_000;

/**
 * Walks a folder without following anything out of it.
 *
 * @throws CannotJudge when a part of it can not be read, or it is no export by its sheer size
 */
export async function listFolder(folder: string): Promise<Listing> {
  const listing = { files: [] as string[], others: [] as string[], empty: [] as string[] };
  const waiting = [""];
  let seen = 0;
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    const entries = await entriesOf(join(folder, below));
    seen += entries.length;
    if (seen > MOST) {
      throw new CannotJudge(
        `${folder} holds far more than an export does; give the export's folder.`,
      );
    }
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

async function entriesOf(path: string): Promise<Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    throw new CannotJudge(`${path} can not be read (${systemCode(error)}); let this user read it.`);
  }
}

function kindOf(entry: Dirent): "files" | "others" {
  return entry.isFile() ? "files" : "others";
}
