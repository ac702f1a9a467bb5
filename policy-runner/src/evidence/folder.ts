import { createHash, randomBytes } from "node:crypto";
import {
  type FileHandle,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
} from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pieces, type Text } from "../chunks.js";
import { CannotJudge, systemCode } from "../errors.js";
import { inTheMaking } from "../leftovers.js";
import { listFolder } from "./listing.js";
import { DERIVED, NAMES } from "./names.js";
import type { FileEntry, Manifest } from "./types.js";

/** Takes the files of an export, one after the other. */
export interface Sink {
  add(path: string, content: Text | Uint8Array): Promise<FileEntry>;
}

/** An export's folder in the making: it lies beside its place until it is whole. */
export class NewFolder implements Sink {
  private constructor(
    private readonly place: string,
    readonly path: string,
    private readonly done: () => void,
  ) {}

  /** @throws CannotJudge when its place is taken, or nothing can be written there */
  static async beside(given: string): Promise<NewFolder> {
    const place = await realpath(given).catch(() => resolve(given));
    await assertFree(place, given);
    const path = `${place}.${randomBytes(6).toString("hex")}.tmp`;
    await guarded(given, () => mkdir(path));
    return new NewFolder(place, path, inTheMaking(path));
  }

  /** Writes a file and tells its size and digest. */
  async add(path: string, content: Text | Uint8Array): Promise<FileEntry> {
    const target = join(this.path, path);
    return guarded(target, async () => {
      await mkdir(dirname(target), { recursive: true });
      const file = await open(target, "wx");
      try {
        const entry = await written(file, path, content);
        await file.sync();
        return entry;
      } finally {
        await file.close();
      }
    });
  }

  /** Takes its place, and that of an earlier export. */
  async takePlace(): Promise<void> {
    await assertFree(this.place, this.place);
    // An interruption between the two names must cost neither the new folder nor the old one.
    this.done();
    const old = `${this.path}.old`;
    await guarded(this.place, async () => {
      const isReplacing = await rename(this.place, old).then(() => true, absent);
      try {
        await rename(this.path, this.place);
      } catch (error) {
        if (isReplacing) await rename(old, this.place);
        throw error;
      }
      await rm(old, { recursive: true, force: true });
    });
  }

  async discard(): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
    this.done();
  }
}

/** Tells sizes and digests of files, and writes none. */
export const DIGESTS: Sink = { add: (path, content) => written(null, path, content) };

async function written(
  file: FileHandle | null,
  path: string,
  content: Text | Uint8Array,
): Promise<FileEntry> {
  const hash = createHash("sha256");
  let bytes = 0;
  for (const chunk of pieces(content)) {
    const piece = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    hash.update(piece);
    bytes += piece.length;
    await file?.writeFile(piece);
  }
  return { path, bytes, sha256: hash.digest("hex") };
}

/** Nothing that a person keeps is written over: only an empty folder, or an export and nothing else. */
async function assertFree(place: string, given: string): Promise<void> {
  const names = await guarded(given, () => readdir(place).catch(noFolder));
  if (names === null || names.length === 0) return;
  if (await isExport(place)) return;
  throw new CannotJudge(
    `The folder ${given} holds something else than an earlier export; give --output a folder of its own.`,
  );
}

async function isExport(place: string): Promise<boolean> {
  try {
    const text = await readFile(join(place, NAMES.manifest), "utf8");
    const { schema, files } = JSON.parse(text) as Manifest;
    const own = new Set([NAMES.manifest, ...DERIVED, ...files.map(({ path }) => path)]);
    const found = await listFolder(place);
    const isOurs = found.others.length === 0 && found.files.every((path) => own.has(path));
    return isOurs && schema === "policy-runner/evidence/1";
  } catch {
    return false;
  }
}

function noFolder(error: unknown): null {
  if (systemCode(error) === "ENOENT") return null;
  throw error;
}

function absent(error: unknown): false {
  if (systemCode(error) === "ENOENT") return false;
  throw error;
}

async function guarded<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof CannotJudge || systemCode(error) === "") throw error;
    const why =
      {
        ENOENT: "the folder above it does not exist",
        ENOTDIR: "a part of its path is no folder",
        EACCES: "there is no permission to",
        ENOSPC: "the disk is full",
        EROFS: "the file system is read-only",
      }[systemCode(error)] ?? `the system says ${systemCode(error)}`;
    throw new CannotJudge(`The export ${path} can not be written: ${why}; choose another path.`);
  }
}
