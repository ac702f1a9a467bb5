import { CannotJudge } from "../errors.js";

/** Bytes of a block: a header is one, and content is filled up to whole ones. */
export const BLOCK = 512;

/** A size has eleven octal digits. */
const LARGEST = 8 ** 11 - 1;

/** Kinds of entries that are no files. Source: POSIX.1-2017, pax, "ustar Header Block" */
const KINDS: Readonly<Record<string, string>> = {
  "1": "a hard link",
  "2": "a symbolic link",
  "3": "a device",
  "4": "a device",
  "5": "a folder",
  "6": "a pipe",
};

/** An entry of an archive, as its header names it. */
export interface TarEntry {
  readonly path: string;
  readonly bytes: number;
}

/**
 * The header of a file, the same wherever and whenever it is made: owner root, mode 0644, time 0.
 *
 * @throws CannotJudge when the file is larger than 8 GiB, which the format can not say
 */
export function tarHeader({ path, bytes }: TarEntry): Buffer {
  if (bytes > LARGEST) {
    throw new CannotJudge(
      `${path} is larger than 8 GiB, more than an archive takes; leave it out.`,
    );
  }
  const { name, prefix } = split(path);
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 100, "latin1");
  header.write("0000644\0", 100, "latin1");
  header.write("0000000\0", 108, "latin1");
  header.write("0000000\0", 116, "latin1");
  header.write(`${bytes.toString(8).padStart(11, "0")}\0`, 124, "latin1");
  header.write("00000000000\0", 136, "latin1");
  header.write("        0", 148, "latin1");
  header.write("ustar\x0000", 257, "latin1");
  header.write(prefix, 345, 155, "latin1");
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return header;
}

/** Bytes that fill content up to whole blocks. */
export function paddingOf(bytes: number): number {
  return (BLOCK - (bytes % BLOCK)) % BLOCK;
}

/**
 * What a header names; a text when it is not the header of a file as an export has it.
 *
 * It is made anew from what it names and compared: there is then nothing else that it could say.
 */
export function readHeader(header: Buffer): TarEntry | string {
  const text = (from: number, length: number) =>
    header.toString("latin1", from, from + length).replace(/\0.*$/s, "");
  const prefix = text(345, 155);
  const path = prefix === "" ? text(0, 100) : `${prefix}/${text(0, 100)}`;
  const shown = path.replace(/[^\x21-\x7e]/g, "?");
  const kind = KINDS[text(156, 1)];
  if (kind !== undefined) return `holds ${kind}, ${shown}`;
  const problem = problemOfPath(path);
  if (problem !== null) return `holds the entry ${shown}, which ${problem}`;
  const size = text(124, 12);
  const entry = { path, bytes: Number.parseInt(size, 8) };
  const isOurs = /^[0-7]{11}$/.test(size) && tarHeader(entry).equals(header);
  return isOurs ? entry : `has a damaged header at ${shown === "" ? "an entry" : shown}`;
}

/** What is wrong with a path that is to be read below a folder; null when nothing is. */
export function problemOfPath(path: string): string | null {
  if (/^[/\\]|^[A-Za-z]:/.test(path)) return "leads to an absolute place";
  const steps = path.split("/");
  if (steps.includes("..")) return "leads out of the archive";
  const isPlain = steps.every((step) => /^[A-Za-z0-9_][\w.-]*$/.test(step));
  return isPlain ? null : "is no name that an export uses";
}

function split(path: string): { readonly name: string; readonly prefix: string } {
  if (path.length <= 100) return { name: path, prefix: "" };
  const at = path.indexOf("/", path.length - 101);
  const [name, prefix] = [path.slice(at + 1), path.slice(0, Math.max(at, 0))];
  if (at > 0 && name.length <= 100 && prefix.length <= 155) return { name, prefix };
  throw new CannotJudge(
    `${path} is too long a name for an archive; give the environment a shorter one.`,
  );
}
