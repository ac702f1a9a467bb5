import type { JsonObject } from "../constants.js";
import type { StackDocument } from "../plan/types.js";

const ACCOUNT = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/;

/** Accounts in the ARNs of a plan's or state's own resources, as far as these are known. */
export function ownAccounts(document: StackDocument): readonly string[] {
  const found = new Set<string>();
  for (let entry = 0; entry < document.count; entry++) {
    const text = document.text(entry);
    if (!text.includes('"arn":"arn:') || !document.stays(entry)) continue;
    const { mode, change, values } = JSON.parse(text) as JsonObject;
    if (mode !== "managed") continue;
    const own = (values ?? (change as JsonObject | undefined)?.after) as JsonObject | null;
    const account = ACCOUNT.exec(String(own?.arn))?.[1];
    if (account !== undefined) found.add(account);
  }
  return [...found].sort();
}
