import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { JobError } from "../jobs/errors.js";
import type { Credentials, Endpoint } from "./types.js";

/** What the emulator takes for the organization's management account. */
export const MANAGEMENT: Credentials = {
  accessKeyId: "emulated",
  secretAccessKey: "emulated",
  sessionToken: "emulated",
};

/** The part of every SDK client's configuration that leads it to the emulator. */
export function clientConfig(endpoint: Endpoint, credentials: Credentials) {
  return { endpoint: endpoint.address, region: endpoint.region, credentials, maxAttempts: 3 };
}

/** Credentials of a member account, by the role that Organizations makes in it. */
export function assumeAccount(
  endpoint: Endpoint,
  accountId: string,
  abort: AbortSignal,
): Promise<Credentials> {
  const role = `arn:aws:iam::${accountId}:role/OrganizationAccountAccessRole`;
  return assumeRole(endpoint, role, abort);
}

/** Credentials of a role. */
export async function assumeRole(
  endpoint: Endpoint,
  roleArn: string,
  abort: AbortSignal,
): Promise<Credentials> {
  const client = new STSClient(clientConfig(endpoint, MANAGEMENT));
  const command = new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: "plan-check" });
  const { Credentials: given } = await client.send(command, { abortSignal: abort });
  client.destroy();
  if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken) {
    throw new JobError(`The emulated AWS gave no credentials for ${roleArn}.`);
  }
  return {
    accessKeyId: given.AccessKeyId,
    secretAccessKey: given.SecretAccessKey,
    sessionToken: given.SessionToken,
  };
}
