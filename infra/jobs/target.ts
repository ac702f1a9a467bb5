import { join } from "node:path";
import type { Account, Credentials, Identity } from "../emulator/types.js";
import { cleanEnvironment, emulatedEnvironment } from "./environment.js";
import { JobError } from "./errors.js";
import { readOutputs } from "./other-roots/places.js";
import type { Request } from "./request.js";
import { say } from "./say.js";
import { type Environment, environmentNames, readEnvironment } from "./settings.js";

/** The AWS that a run uses, open until it is closed. */
export interface Target {
  /** The environment of what is started, with access to the environment's account. */
  readonly env: NodeJS.ProcessEnv;
  close(): Promise<void>;
}

/** Opens the emulated AWS, or checks that the real one is the environment's. */
export async function openTarget(
  request: Request,
  environment: Environment,
  folder: string,
  abort: AbortSignal,
  options: { readonly keptOnly?: boolean } = {},
): Promise<Target> {
  if (options.keptOnly && request.target === "emulated") {
    await requireKept();
  }
  if (request.target === "emulated") {
    return openEmulated(request, environment, folder, abort);
  }
  const { requireAccount } = await import("./preflight.js");
  await requireAccount(environment, abort);
  return { env: cleanEnvironment(process.env), close: async () => undefined };
}

/** What is applied must outlast the run, so that an emulator of the run's own is of no use. */
async function requireKept(): Promise<void> {
  const { findKept } = await import("../emulator/kept.js");
  if ((await findKept()).state !== "live") {
    throw new JobError("No emulated AWS is kept: start one with make emulator-up.");
  }
}

async function openEmulated(
  request: Request,
  environment: Environment,
  folder: string,
  abort: AbortSignal,
): Promise<Target> {
  const accounts = environmentNames().map((name) => toAccount(readEnvironment(name)));
  const { identity, stop } = await attachOrStart(request.port, accounts, folder, abort);
  try {
    const { seed } = await import("../emulator/seed.js");
    const owner = (await seed(identity, accounts, abort)).get(environment.name);
    const credentials = (await deployRole(identity, environment, abort)) ?? owner;
    return { env: accessTo(identity, environment, credentials), close: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Credentials of the role that deploys, where infra/bootstrap has made it, as in a real account. */
async function deployRole(
  { address, token }: Identity,
  { name, region }: Environment,
  abort: AbortSignal,
): Promise<Credentials | undefined> {
  const role = readOutputs(token, `bootstrap-${name}`)?.deploy_role_arn;
  if (typeof role !== "string") {
    return undefined;
  }
  const { assumeRole } = await import("../emulator/access.js");
  return assumeRole({ address, region }, role, abort);
}

function accessTo(
  { address }: Identity,
  { region }: Environment,
  credentials: Credentials | undefined,
): NodeJS.ProcessEnv {
  const access = credentials && { address, region, credentials };
  return emulatedEnvironment(process.env, access);
}

async function attachOrStart(
  port: number,
  accounts: readonly Account[],
  folder: string,
  abort: AbortSignal,
): Promise<{ identity: Identity; stop(): Promise<void> }> {
  const { findKept } = await import("../emulator/kept.js");
  const kept = await findKept();
  if (kept.state === "live") {
    say(`Using the kept emulated AWS at ${kept.identity.address} ...`);
    return { identity: kept.identity, stop: async () => undefined };
  }
  if (kept.state !== "none") {
    say(
      "The kept emulated AWS on record does not answer and is not used; make emulator-down forgets it.",
    );
  }
  say("Starting the emulated AWS ...");
  const { startEmulator } = await import("../emulator/emulator.js");
  const log = join(folder, "emulator.log");
  const readyFile = join(folder, "emulator.json");
  return startEmulator({ accounts, log, port, readyFile, kept: false }, abort);
}

/** What the emulator has to know of an environment. */
export function toAccount({ name, accountId, backend }: Environment): Account {
  return {
    name,
    accountId,
    bucket: backend.bucket,
    lockTable: backend.lockTable,
    region: backend.region,
  };
}
