import { assumeAccount, MANAGEMENT } from "../../emulator/access.js";
import { findKept } from "../../emulator/kept.js";
import { awsVariables, cleanEnvironment, emulatedEnvironment } from "../environment.js";
import { JobError } from "../errors.js";
import type { Request } from "../request.js";
import { say } from "../say.js";
import { rootsFolder } from "./places.js";
import type { OtherRoot } from "./roots.js";

/** How a root reaches its account, and where its local state lies. */
export interface Access {
  readonly env: NodeJS.ProcessEnv;
  /** Folder of states and outputs; undefined for those of the real AWS, which lie with the root. */
  readonly folder: string | undefined;
}

/**
 * Access to the account of a root: in the emulator as its owner, else with the credentials at hand.
 *
 * @throws JobError when no emulator is kept, or the credentials are of another account
 */
export async function openAccess(
  root: OtherRoot,
  { target }: Request,
  abort: AbortSignal,
): Promise<Access> {
  if (target === "aws") {
    if (root.environment !== undefined) {
      const { requireAccount } = await import("../preflight.js");
      await requireAccount(root.environment, abort);
    }
    return { env: cleanEnvironment(process.env), folder: undefined };
  }
  const kept = await findKept();
  if (kept.state !== "live") {
    throw new JobError("No emulated AWS is kept: start one with make emulator-up.");
  }
  const { address, token } = kept.identity;
  say(`Using the kept emulated AWS at ${address} ...`);
  const region = root.environment?.region ?? "us-east-1";
  const endpoint = { address, region };
  const credentials =
    root.environment === undefined
      ? MANAGEMENT
      : await assumeAccount(endpoint, root.environment.accountId, abort);
  const access = awsVariables({ ...endpoint, credentials });
  return { env: { ...emulatedEnvironment(process.env), ...access }, folder: rootsFolder(token) };
}
