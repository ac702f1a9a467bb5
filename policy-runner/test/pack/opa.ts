import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { OPA_VERSION } from "../../src/pack/opa.js";
import { ROOT } from "../support/cli.js";

/** The pinned OPA, of the work folder or the PATH; "" where there is none. */
export function pinnedOpa(): string {
  const found = [join(ROOT, ".work/bin/opa"), "opa"].find((path) => {
    const { stdout } = spawnSync(path, ["version"], { encoding: "utf8" });
    return typeof stdout === "string" && stdout.includes(`Version: ${OPA_VERSION}\n`);
  });
  return found ?? "";
}
