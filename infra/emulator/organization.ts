import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  DescribeOrganizationCommand,
  ListAccountsCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { JobError } from "../jobs/errors.js";
import { clientConfig, MANAGEMENT } from "./access.js";
import type { Account } from "./types.js";

/** Makes the organization and those of its accounts that are not there yet. */
export async function ensureOrganization(
  address: string,
  accounts: readonly Account[],
  abort: AbortSignal,
): Promise<void> {
  const client = new OrganizationsClient(
    clientConfig({ address, region: "us-east-1" }, MANAGEMENT),
  );
  const options = { abortSignal: abort };
  try {
    await client.send(new DescribeOrganizationCommand({}), options);
  } catch (error) {
    if ((error as Error).name !== "AWSOrganizationsNotInUseException") {
      throw error;
    }
    await client.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }), options);
  }
  const present = await presentIds(client, abort);
  for (const account of accounts.filter(({ accountId }) => !present.has(accountId))) {
    await createAccount(client, account, abort);
  }
  client.destroy();
}

async function presentIds(client: OrganizationsClient, abort: AbortSignal): Promise<Set<string>> {
  const { Accounts = [] } = await client.send(new ListAccountsCommand({}), { abortSignal: abort });
  return new Set(Accounts.flatMap(({ Id }) => (Id === undefined ? [] : [Id])));
}

async function createAccount(
  client: OrganizationsClient,
  { name, accountId }: Account,
  abort: AbortSignal,
): Promise<void> {
  const command = new CreateAccountCommand({ AccountName: name, Email: `${name}@example.com` });
  const { CreateAccountStatus } = await client.send(command, { abortSignal: abort });
  if (CreateAccountStatus?.AccountId !== accountId) {
    throw new JobError(
      `The running emulated AWS does not know account ${accountId} of tfvars/${name}.tfvars: stop it with make emulator-down.`,
    );
  }
}
