import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { codeFile, sha256 } from "../src/machine-code.js";

const MAKER = ".build/policy-runner/bundle/code.js";

/**
 * Keeps the machine code of WebAssembly modules beside the bundle; see src/machine-code.ts.
 *
 * A V8 that can not do it ends its process, so each module has one of its own to be compiled in, and another
 * one in which it is tried. What fails there is left out: the runner then compiles it when it runs.
 *
 * @param modules paths of `.wasm` files
 * @param folder of the bundle
 * @returns names of the files that are written
 */
export function keepCode(modules: readonly string[], folder: string): readonly string[] {
  return modules.flatMap((path) => {
    const file = codeFile(folder, sha256(readFileSync(path)));
    if (succeeds("make", path, folder) && succeeds("try", path, folder)) return [basename(file)];
    rmSync(file, { force: true });
    return [];
  });
}

function succeeds(what: "make" | "try", path: string, folder: string): boolean {
  const words = [MAKER, what, path, resolve(join(folder, "bin.js"))];
  return spawnSync(process.execPath, words, { stdio: "ignore" }).status === 0;
}
