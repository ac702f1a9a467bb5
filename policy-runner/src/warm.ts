import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

type CommandLine = typeof import("./cli.js");

/** Bytes in front of a warm start that say how long its source is. */
const HEAD = 4;

/** File beside the bundle: its source as one script, and what this version of Node.js compiled it to. */
export function warmFile(folder: string): string {
  return join(folder, `cli-${process.version}-${process.arch}.warm`);
}

/**
 * The command line as it was compiled when the bundle was built, which saves a short run a fifth of its
 * time. Source and code are one file, so that neither can be of another build.
 *
 * @returns null where there is none that is whole for this Node.js; the modules of the bundle then do
 */
export function warmCommandLine(url: string = import.meta.url): CommandLine | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(warmFile(dirname(fileURLToPath(url))));
  } catch {
    return null;
  }
  const parts = warmParts(bytes);
  return parts === null ? null : runScript(parts.source, url, parts.code).commandLine;
}

/** What a warm start is made of: its source, and what V8 has compiled it to. */
export interface WarmParts {
  readonly source: string;
  readonly code: Buffer;
}

/** The parts of a warm start; null where the file was cut off, or is none. */
export function warmParts(bytes: Buffer): WarmParts | null {
  if (bytes.length < HEAD) return null;
  const end = HEAD + bytes.readUInt32LE(0);
  // V8 itself leaves code aside that was cut off.
  if (end >= bytes.length) return null;
  return { source: bytes.toString("latin1", HEAD, end), code: bytes.subarray(end) };
}

/** A bundled command line that runs, and the script that it was made by. */
export interface Started {
  readonly commandLine: CommandLine;
  readonly script: Script;
}

/**
 * Runs the bundled command line as a script.
 *
 * @param source CommonJS, which finds its own place in `__url`
 * @param code what V8 has compiled it to; another V8 leaves it aside and compiles anew
 */
export function runScript(source: string, url: string, code?: Buffer): Started {
  const filename = fileURLToPath(url);
  const script = new Script(
    `(function(exports,require,module,__filename,__dirname,__url){${source}\n})`,
    { filename, ...(code === undefined ? {} : { cachedData: code }) },
  );
  const module = { exports: {} as CommandLine };
  const run = script.runInThisContext() as (...given: unknown[]) => void;
  run(module.exports, createRequire(url), module, filename, dirname(filename), url);
  return { commandLine: module.exports, script };
}

/** A warm start as a file, the inverse of {@link warmParts}. */
export function warmBytes(source: string, code: Buffer): Buffer {
  const text = Buffer.from(source);
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(text.length);
  return Buffer.concat([head, text, code]);
}
