import type { AccountsResult } from "../organization/types.js";
import { plain } from "./paint.js";

/** Forms of the check of accounts by name. */
export const ACCOUNTS_REPORTS: Readonly<Record<string, (result: AccountsResult) => string>> = {
  text: accountsText,
  json: (result) => `${JSON.stringify(result, null, 2)}\n`,
};

const DAY_MS = 86_400_000;

function accountsText(result: AccountsResult): string {
  const { environments, findings, organization, taken, now, offline } = result;
  const age = Math.floor((Date.parse(now) - Date.parse(taken)) / DAY_MS);
  const source = offline
    ? `a snapshot of ${taken}, ${age} days old`
    : `AWS Organizations, ${taken}`;
  const rows = environments.flatMap(({ name, account, plan }) => {
    const own = findings.filter(({ environment }) => environment === name);
    const head = `  ${own.length === 0 ? "ok  " : "FAIL"}  ${plain(name)}  ${plain(account)}${plan ? ", and its plan" : ""}`;
    return [
      head,
      ...own.map(
        (one) =>
          `    ${one.problem}: ${plain(one.message)}\n      How to mend: ${plain(one.remediation)}`,
      ),
    ];
  });
  const word = findings.length === 0 ? "PASSED" : "VIOLATIONS";
  return [
    `Accounts of ${plain(organization)}, from ${source}`,
    ...rows,
    "",
    `${word}: ${environments.length} environments, ${findings.length} findings`,
    "",
  ].join("\n");
}
