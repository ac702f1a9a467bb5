import { join } from "node:path";
import type { Readable } from "node:stream";
import { EXIT } from "../constants.js";
import { CannotJudge } from "../errors.js";
import { accountFindings } from "../organization/accounts.js";
import { readOrganization } from "../organization/client.js";
import { readExpected, readSnapshot } from "../organization/read-files.js";
import type { AccountsResult, Expected, PlanAccount, Snapshot } from "../organization/types.js";
import { placeIn } from "../parity/facts.js";
import { callerAccounts, ownAccounts } from "../parity/own-accounts.js";
import { listStacks } from "../plan/list-stacks.js";
import { openPlan } from "../plan/read.js";
import { readStack } from "../plan/stack-reader.js";
import { ACCOUNTS_REPORTS } from "../report/accounts.js";
import { writeReport } from "../report/write.js";
import { assertValid } from "../settings/schema.js";
import { assertApart, type Given } from "./apart.js";
import type { Said } from "./said.js";

/** What `accounts` is asked, options already validated by the command line. */
export interface AccountsOptions {
  /** What the accounts have to be. */
  readonly expect: string;
  /** A snapshot to read instead of asking AWS. */
  readonly accounts?: string | undefined;
  readonly maxAgeDays: number;
  /** `name=path` of plans or states. */
  readonly plans: readonly string[];
  readonly format: string;
  readonly output?: string | undefined;
  readonly now: string;
}

/**
 * Expectations → AWS Organizations or a snapshot → findings → report.
 *
 * @throws CannotJudge when the accounts can not be read
 */
export async function accounts(options: AccountsOptions, stdin: Readable): Promise<Said> {
  await assertApart(inputsOf(options), [["--output", options.output]]);
  const expected = await readExpected(options.expect, assertValid);
  const plans: PlanAccount[] = [];
  for (const word of options.plans) plans.push(...(await planAccounts(word, expected, stdin)));
  const snapshot = await snapshotOf(options, expected);
  const findings = accountFindings(expected, snapshot, plans);
  const result: AccountsResult = {
    schema: "policy-runner/accounts-result/1",
    verdict: findings.length === 0 ? "passed" : "violations",
    exit_code: findings.length === 0 ? 0 : 1,
    now: options.now,
    organization: snapshot.organization,
    taken: snapshot.taken,
    offline: options.accounts !== undefined,
    environments: Object.entries(expected.environments).map(([name, { account }]) => ({
      name,
      account,
      plan: plans.some(({ environment }) => environment === name),
    })),
    findings,
  };
  const text = ACCOUNTS_REPORTS[options.format]?.(result) ?? "";
  if (options.output === undefined) return { stdout: text, stderr: "", exitCode: result.exit_code };
  await writeReport(options.output, text);
  return { stdout: "", stderr: `The report is in ${options.output}\n`, exitCode: result.exit_code };
}

/**
 * Writes what AWS Organizations tells of the accounts, for checks without access to it.
 *
 * @throws CannotJudge when the accounts can not be read, or the file not be written
 */
export async function exportAccounts(
  options: Pick<AccountsOptions, "expect" | "now"> & { readonly output: string },
): Promise<Said> {
  await assertApart([["--expect", options.expect]], [["--output", options.output]]);
  const expected = await readExpected(options.expect, assertValid);
  const snapshot = await readOrganization(idsOf(expected), options.now);
  await writeReport(options.output, `${JSON.stringify(snapshot, null, 2)}\n`);
  const stdout = `Wrote ${snapshot.accounts.length} accounts of ${snapshot.organization} to ${options.output}\n`;
  return { stdout, stderr: "", exitCode: EXIT.passed };
}

function inputsOf({ expect, accounts: taken, plans }: AccountsOptions): readonly Given[] {
  return [
    ["--expect", expect],
    ["--accounts", taken],
    ...plans.map((word) => ["--plan", word.slice(word.indexOf("=") + 1)] as const),
  ];
}

function idsOf({ environments }: Expected): readonly string[] {
  return Object.values(environments).map(({ account }) => account);
}

async function snapshotOf(options: AccountsOptions, expected: Expected): Promise<Snapshot> {
  const { accounts: path, now, maxAgeDays } = options;
  if (path === undefined) return readOrganization(idsOf(expected), now);
  return readSnapshot(path, { now, maxAgeDays }, assertValid);
}

/** What the plans of an environment say: one, or those of a folder, one for each root. */
async function planAccounts(
  word: string,
  expected: Expected,
  stdin: Readable,
): Promise<readonly PlanAccount[]> {
  const [, name = "", path = ""] = /^([A-Za-z0-9][\w.-]*)=(.+)$/s.exec(word) ?? [];
  if (!Object.hasOwn(expected.environments, name)) {
    throw new CannotJudge(
      "A plan is not given as name=path with the name of an expected environment; write it like dev=dev.json.",
    );
  }
  const found: PlanAccount[] = [];
  for (const file of listStacks(path)) {
    const document = await readStack(await openPlan(file === "" ? path : join(path, file), stdin));
    try {
      const { account, region } = placeIn(document);
      const others = [...ownAccounts(document), ...callerAccounts(document)];
      found.push({ environment: name, account, region, others });
    } finally {
      document.close();
    }
  }
  return found;
}
