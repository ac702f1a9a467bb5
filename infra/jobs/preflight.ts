import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { JobError } from "./errors.js";
import { withLimit } from "./interruption.js";
import type { Environment } from "./settings.js";

const LIMIT_MS = 20_000;

/** Refuses to go on unless the credentials at hand are those of the environment's account. */
export async function requireAccount(environment: Environment, abort: AbortSignal): Promise<void> {
  const account = await callerAccount(environment.region, abort);
  if (account !== environment.accountId) {
    throw new JobError(
      `The AWS credentials at hand belong to account ${account}, but ${environment.name} is account ${environment.accountId}: use credentials of that account.`,
    );
  }
}

async function callerAccount(region: string, abort: AbortSignal): Promise<string> {
  const client = new STSClient({ region, maxAttempts: 2 });
  const limit = withLimit(abort, LIMIT_MS);
  try {
    // Looking for credentials heeds no abort by itself, such as on a network that drops packets.
    const answer = client.send(new GetCallerIdentityCommand({}), { abortSignal: limit });
    const { Account } = await Promise.race([answer, rejection(limit)]);
    return Account ?? "unknown";
  } catch (error) {
    abort.throwIfAborted();
    throw new JobError(why(error as Error));
  } finally {
    client.destroy();
  }
}

function rejection(limit: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    limit.addEventListener("abort", () => reject(limit.reason), { once: true });
  });
}

function why({ name }: Error): string {
  switch (name) {
    case "CredentialsProviderError":
      return "No AWS credentials were found: give those of the environment's account, for example with AWS_PROFILE, or leave out TARGET=aws to use the emulated AWS.";
    case "ExpiredToken":
    case "ExpiredTokenException":
    case "InvalidClientTokenId":
    case "SignatureDoesNotMatch":
    case "UnrecognizedClientException":
      return `AWS refused the credentials at hand (${name}): get new ones for the environment's account.`;
    default:
      return `AWS could not be asked whose credentials these are (${name}): check the network and the credentials.`;
  }
}
