import { spawn } from "node:child_process";
import { cpSync, renameSync } from "node:fs";
import { join } from "node:path";
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { assumeAccount, clientConfig } from "../../emulator/access.js";
import { emulatedEnvironment } from "../environment.js";
import { pause } from "../interruption.js";
import { PATHS } from "../paths.js";
import { killOutright } from "./processes.js";
import { Failed, type Report } from "./report.js";
import { type Ended, type Instance, type Stage, variablesOf } from "./stage.js";

const PATIENCE_MS = 90_000;
const POLL_MS = 40;

/** While one run destroys an instance, another that would apply a plan of it is refused by the lock. */
export async function holdOneAtATime(
  stage: Stage,
  report: Report,
  instance: Instance,
  destroy: () => Promise<unknown>,
): Promise<void> {
  // A destroy forgets the saved plan; the second person has one all the same.
  await stage.job("plan", variablesOf(instance));
  const saved = join(PATHS.plans, `emulated-${instance.suffix}`);
  const aside = `${saved}-aside`;
  cpSync(saved, aside, { recursive: true });
  stage.private.push(aside);
  const first = destroy();
  first.catch(() => undefined);
  await lockOf(stage, instance);
  renameSync(aside, saved);
  const second = await stage.attempt("apply", variablesOf(instance));
  report.expect(`${instance.suffix}: the second apply's exit code`, second.code, 2);
  report.expect(`${instance.suffix}: it names the lock`, isRefusal(second), true);
  await first;
}

/** Kills an apply outright, finds the next run refused, releases the lock as documented, and applies. */
export async function holdRecovery(stage: Stage, report: Report, own: Instance): Promise<void> {
  const variables = variablesOf(own);
  await stage.job("plan", variables);
  const killed = killableApply(variables);
  const id = await lockOf(stage, own);
  killed();
  const refused = await stage.attempt("plan", variables);
  report.expect(`${own.suffix}: a plan after a killed apply`, refused.code, 2);
  report.expect(`${own.suffix}: it names the lock ${id}`, refused.text.includes(id), true);
  await stage.job("unlock", { ...variables, LOCK_ID: id });
  await stage.job("plan", variables);
  await stage.job("apply", variables);
}

function isRefusal({ text }: Ended): boolean {
  return text.includes("The state is locked by another run");
}

/** The id of the lock on an instance's state, as soon as an apply holds it. */
async function lockOf(stage: Stage, { environment, suffix }: Instance): Promise<string> {
  const { backend, name, accountId } = environment;
  const endpoint = { address: stage.identity.address, region: backend.region };
  const credentials = await assumeAccount(endpoint, accountId, stage.abort);
  const client = new DynamoDBClient(clientConfig(endpoint, credentials));
  const path = `${backend.bucket}/env:/${name}/payment/${suffix}/terraform.tfstate`;
  const ask = new GetItemCommand({ TableName: backend.lockTable, Key: { LockID: { S: path } } });
  const deadline = Date.now() + PATIENCE_MS;
  try {
    while (Date.now() < deadline) {
      const info = (await client.send(ask)).Item?.Info?.S;
      const lock = JSON.parse(info ?? "{}") as { ID?: string; Operation?: string };
      if (lock.ID !== undefined && lock.Operation === "OperationTypeApply") {
        return lock.ID;
      }
      await pause(POLL_MS, stage.abort);
    }
  } finally {
    client.destroy();
  }
  throw new Failed(`Nobody has locked ${path} within ${PATIENCE_MS / 1000} seconds.`);
}

/** Starts an apply, and returns what kills it. */
function killableApply(variables: Readonly<Record<string, string>>): () => void {
  const env = { ...emulatedEnvironment(process.env), TARGET: "emulated", ...variables };
  const script = 'exec bash infra/jobs/run apply >"$0" 2>&1';
  const log = join(PATHS.e2e, "killed-apply.log");
  const child = spawn("bash", ["-c", script, log], { env, detached: true, stdio: "ignore" });
  return () => (child.pid === undefined ? undefined : killOutright(child.pid));
}
