import { createHash } from "node:crypto";

/** SHA-256 of rule, address and path: the same finding in another run or order. */
export function fingerprint(rule: string, address: string, path: string | null): string {
  return createHash("sha256")
    .update(JSON.stringify([rule, address, path ?? ""]))
    .digest("hex");
}
