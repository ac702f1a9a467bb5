import { createHash } from "node:crypto";

/** A value as the one JSON text that an export has for it. */
export function documentOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** SHA-256, lower-case hexadecimal. */
export function sha256(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The order of texts that no locale changes: by code unit. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
