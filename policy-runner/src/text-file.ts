import { readFile } from "node:fs/promises";
import { CannotJudge, systemCode } from "./errors.js";

/** A file of text, what it is, and how somebody gets one that can be read. */
export interface TextFile {
  readonly path: string;
  /** Begins the sentence of an error: "The configuration". */
  readonly what: string;
  /** Ends it: "give --config the path of a YAML file". */
  readonly how: string;
}

/**
 * Reads a file of text. What begins it as a byte order mark stays, so that a digest is the file's.
 *
 * @throws CannotJudge when it can not be read, or is not UTF-8
 */
export async function readText({ path, what, how }: TextFile): Promise<string> {
  if (path === "") throw new CannotJudge(`${what} is given no path; ${how}.`);
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const why =
      systemCode(error) === "ENOENT" ? "does not exist" : `can not be read (${systemCode(error)})`;
    throw new CannotJudge(`${what} ${path} ${why}; ${how}.`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CannotJudge(
      `${what} ${path} is not UTF-8 (line ${lineOf(bytes)}); save it as UTF-8.`,
    );
  }
}

/** The line of the first byte that is wrong: up to there, decoding and encoding change nothing. */
function lineOf(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString("utf8"));
  const first = again.findIndex((byte, at) => byte !== bytes[at]);
  return bytes.subarray(0, first).toString("latin1").split("\n").length;
}
