import { setFlagsFromString } from "node:v8";
import { awake } from "../awake.js";
import { CannotJudge } from "../errors.js";
import { readyModule } from "../machine-code.js";
import type { Bundle } from "./types.js";

/** Compiled policies that threads can share. */
export type Compiled = WebAssembly.Module;

/**
 * The policies of a bundle: as they were compiled when the runner was built, or compiled now.
 *
 * @throws CannotJudge when they are no WebAssembly
 */
export function policiesOf(bundle: Bundle): Compiled {
  return ready(bundle) ?? compile(bundle.wasm);
}

/**
 * The same, compiled by other threads while this one reads a plan.
 *
 * @throws CannotJudge when they are no WebAssembly
 */
export async function policiesAhead(bundle: Bundle): Promise<Compiled> {
  const known = ready(bundle);
  if (known !== null) return known;
  // Else each function would be compiled when it is first called, by the thread that calls it.
  setFlagsFromString("--no-wasm-lazy-compilation");
  try {
    return await awake(WebAssembly.compile(bundle.wasm));
  } catch {
    throw notRunnable("it is no WebAssembly");
  } finally {
    setFlagsFromString("--wasm-lazy-compilation");
  }
}

function ready({ wasm, manifest }: Bundle): Compiled | null {
  return readyModule(wasm, manifest.files["policy.wasm"] ?? "");
}

/** @throws CannotJudge when they are no WebAssembly */
export function compile(wasm: Uint8Array): Compiled {
  try {
    return new WebAssembly.Module(wasm);
  } catch {
    throw notRunnable("it is no WebAssembly");
  }
}

/** What is said of policies that can not be run. */
export function notRunnable(why: string): CannotJudge {
  return new CannotJudge(
    `The policy.wasm of the compiled policies can not be run: ${why}; compile them again with policy-runner build.`,
  );
}
