import { parseArgs } from "node:util";
import { JobError } from "../errors.js";
import { checkPermissions, describeRefusal } from "./check.js";

/** `node .build/infra/jobs/permissions/main.js --env E --log F --bootstrap F --organization F` */
function main(): number {
  const option = { type: "string" } as const;
  const { values } = parseArgs({
    options: { env: option, log: option, bootstrap: option, organization: option },
  });
  const { env: environment, log, bootstrap, organization } = values;
  if (!environment || !log || !bootstrap || !organization) {
    throw new JobError("Give --env, --log, --bootstrap and --organization, all four.");
  }
  const result = checkPermissions({ environment, log, bootstrap, organization });
  for (const refused of result.refusals) {
    process.stdout.write(`${describeRefusal(refused)}\n`);
  }
  const verdict = result.refusals.length === 0 ? "ALLOWED" : "NOT ALLOWED";
  process.stdout.write(
    `${verdict}: ${environment}, ${result.calls} calls of ${result.actions} actions, ${result.refusals.length} not allowed\n`,
  );
  return result.refusals.length === 0 ? 0 : 1;
}

try {
  process.exitCode = main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
