import { createRequire } from "node:module";

/** Version of this runner, from its package.json. */
export function version(): string {
  // The compiled file stands in .build/policy-runner/src.
  return (createRequire(import.meta.url)("../../../package.json") as { version: string }).version;
}
