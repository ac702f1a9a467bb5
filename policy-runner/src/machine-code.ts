import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";
import { underFirstFlags } from "./heap.js";

/** Bytes in front of the code, see {@link seal}. */
const SEAL = 32;

/** Under these, V8 makes of a module at once all the code that it would come to make of it in a long run. */
const THOROUGH = ["--no-liftoff", "--no-wasm-lazy-compilation"];

/** Takes {@link THOROUGH} back: code is accepted only under the flags under which it was written down. */
const USUAL = ["--liftoff", "--wasm-dynamic-tiering", "--wasm-lazy-compilation"];

/**
 * File beside the bundle that keeps what V8 made of a WebAssembly module.
 *
 * @param digest of the module, SHA-256 in hexadecimal
 */
export function codeFile(folder: string, digest: string): string {
  return join(folder, `${digest.slice(0, 16)}-${process.version}-${process.arch}.warm`);
}

/**
 * A WebAssembly module with the machine code that was made of it when the bundle was built; see ADR 21.
 *
 * @param digest of the module, SHA-256 in hexadecimal
 * @param url of the bundle that runs
 * @returns null where there is none that is whole, for this processor and this Node.js under these flags
 */
export function readyModule(
  wasm: Uint8Array,
  digest: string,
  url: string = import.meta.url,
): WebAssembly.Module | null {
  try {
    const bytes = readFileSync(codeFile(dirname(fileURLToPath(url)), digest));
    const code = bytes.subarray(SEAL);
    if (!seal(digest, code).equals(bytes.subarray(0, SEAL))) return null;
    return moduleOf(code, wasm);
  } catch {
    return null;
  }
}

/** A WebAssembly module of the runner's own: ready, or compiled now, function by function as they are called. */
export function ownModule(path: string): WebAssembly.Module {
  const wasm = readFileSync(path);
  return readyModule(wasm, sha256(wasm)) ?? new WebAssembly.Module(wasm);
}

/** What {@link codeFile} holds: it is of one module and of no other. */
export function codeBytes(wasm: Uint8Array, digest: string): Buffer {
  for (const flag of THOROUGH) setFlagsFromString(flag);
  const module = new WebAssembly.Module(wasm);
  for (const flag of USUAL) setFlagsFromString(flag);
  const code = Buffer.from(native<ArrayBuffer>("%SerializeWasmModule(a)")(module));
  return Buffer.concat([seal(digest, code), code]);
}

function moduleOf(code: Uint8Array, wasm: Uint8Array): WebAssembly.Module | null {
  const own = new Uint8Array(code);
  const read = native<WebAssembly.Module | undefined>("%DeserializeWasmModule(a, b)");
  return underFirstFlags(() => read(own.buffer, wasm)) ?? null;
}

/** Says that code is whole, and of which module: V8 itself looks at neither. */
function seal(digest: string, code: Uint8Array): Buffer {
  return createHash("sha256").update(digest).update(code).digest();
}

/** The digest by which code of a module is found. */
export function sha256(wasm: Uint8Array): string {
  return createHash("sha256").update(wasm).digest("hex");
}

/**
 * A function of V8's own, which Node.js hands to nobody.
 *
 * The flag is needed only while it is compiled, which the parentheses ask for at once.
 */
function native<Returned>(call: string): (a: unknown, b?: unknown) => Returned {
  setFlagsFromString("--allow-natives-syntax");
  try {
    return new Script(`(function (a, b) { return ${call}; })`).runInThisContext();
  } finally {
    setFlagsFromString("--no-allow-natives-syntax");
  }
}
