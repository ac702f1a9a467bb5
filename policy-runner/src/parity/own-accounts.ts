import type { JsonObject } from "../constants.js";
import type { StackDocument } from "../plan/types.js";
import { blockAddress, Configured } from "./configured.js";

const ACCOUNT = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/;

/** Accounts in the ARNs of a plan's or state's own resources, as far as these are known. */
export function ownAccounts(document: StackDocument): readonly string[] {
  const found = new Set<string>();
  for (let entry = 0; entry < document.count; entry++) {
    const text = document.text(entry);
    if (!text.includes('"arn:') || !document.stays(entry)) continue;
    const { mode, change, values } = JSON.parse(text) as JsonObject;
    if (mode !== "managed") continue;
    const own = (values ?? (change as JsonObject | undefined)?.after) as JsonObject | null;
    const account = ACCOUNT.exec(String(own?.arn))?.[1];
    if (account !== undefined) found.add(account);
  }
  return [...found].sort();
}

/** Accounts that data sources of the caller have told, as far as they ask the provider without an alias. */
export function callerAccounts({ callers, configuration }: StackDocument): readonly string[] {
  const text = callers.size === 0 ? null : configuration();
  if (text === null) return [...callers.values()];
  const configured = new Configured(JSON.parse(text) as JsonObject);
  const isOwn = (address: string) => {
    const key = configured.block(blockAddress(address))?.own.provider_config_key;
    return typeof key !== "string" || !/(?:^|:)aws\../.test(key);
  };
  return [...callers].flatMap(([address, account]) => (isOwn(address) ? [account] : []));
}
