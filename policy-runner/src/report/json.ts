import type { Result } from "../verdict/types.js";

/** The result as JSON, keys in the order of its type; the form that every tool reads. */
export function jsonReport(result: Result): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}
