import { createRequire } from "node:module";
import { PLACES } from "./places.js";

/** Version of this runner, from its package.json. */
export function version(): string {
  return (createRequire(import.meta.url)(PLACES.package) as { version: string }).version;
}
