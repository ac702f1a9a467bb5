import { JobError } from "../jobs/errors.js";
import { assumeAccount } from "./access.js";
import { ensureOrganization } from "./organization.js";
import { ensureLockTable, ensureStateBucket } from "./state-backend.js";
import type { Account, Credentials, Identity } from "./types.js";

/**
 * Makes what an owner has before the first plan: the organization, an account per environment, and
 * in each account the state bucket and its lock table. What is there already is left as it is.
 *
 * Returns credentials of each account, by its name.
 */
export async function seed(
  identity: Identity,
  accounts: readonly Account[],
  abort: AbortSignal,
): Promise<Map<string, Credentials>> {
  try {
    await ensureOrganization(identity.address, accounts, abort);
    const entries = accounts.map(async (account): Promise<[string, Credentials]> => {
      return [account.name, await seedAccount(identity.address, account, abort)];
    });
    return new Map(await Promise.all(entries));
  } catch (error) {
    abort.throwIfAborted();
    throw error instanceof JobError ? error : new JobError(seedingFailed(error));
  }
}

async function seedAccount(
  address: string,
  account: Account,
  abort: AbortSignal,
): Promise<Credentials> {
  const endpoint = { address, region: account.region };
  const credentials = await assumeAccount(endpoint, account.accountId, abort);
  await Promise.all([
    ensureStateBucket(endpoint, credentials, account.bucket, abort),
    ensureLockTable(endpoint, credentials, account.lockTable, abort),
  ]);
  return credentials;
}

function seedingFailed(error: unknown): string {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `The emulated AWS could not be seeded (${reason}); make emulator-down, or make clean, starts afresh.`;
}
