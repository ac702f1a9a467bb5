import { join } from "node:path";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { assumeAccount, clientConfig } from "../../emulator/access.js";
import { PATHS, ROOT } from "../paths.js";
import type { Facts } from "./expectations.js";
import type { Report } from "./report.js";
import type { Instance, Stage } from "./stage.js";

/** A number that passes for a card's by its check digit, and must not be in what is rejected. */
const CARD = "4111111111111111";

const KEY = "incoming/2026-01-31 batch.csv";

const BATCH = [
  "payment_id,amount,currency,card_number,execution_date",
  `p-1,12.50,EUR,${CARD},2026-01-31`,
  `p-2,-1,EUR,${CARD},2026-01-31`,
  `p-1,3.00,EUR,${CARD},2026-01-31`,
].join("\n");

/** Runs the function's deployed bytes in a process of their own, on a batch in the instance's buckets. */
export async function holdFunctionWorks(
  stage: Stage,
  report: Report,
  { environment, suffix }: Instance,
  facts: Facts,
): Promise<void> {
  const endpoint = { address: stage.identity.address, region: environment.region };
  const credentials = await assumeAccount(endpoint, environment.accountId, stage.abort);
  const s3 = new S3Client({ ...clientConfig(endpoint, credentials), forcePathStyle: true });
  const intake = Object.keys(facts.buckets).find((name) => name.includes("-intake-")) ?? "";
  await s3.send(new PutObjectCommand({ Bucket: intake, Key: KEY, Body: BATCH }));
  const variables = facts.function.environment;
  const args = [join(ROOT, "lambda/invoke.py"), "--bucket", intake, "--key", KEY];
  const words = [...args, "--package", join(PATHS.lambda, "dist/batch_validator.zip")];
  for (const _ of ["first", "again"]) await stage.python(environment, words, variables);
  const read = async (bucket: string | undefined, kind: string): Promise<string> => {
    const command = new GetObjectCommand({ Bucket: bucket, Key: `${KEY}.${kind}.jsonl` });
    return (await (await s3.send(command)).Body?.transformToString()) ?? "";
  };
  const accepted = await read(variables.ACCEPTED_BUCKET, "accepted");
  const rejected = await read(variables.REJECTED_BUCKET, "rejected");
  s3.destroy();
  const lines = (text: string) => text.split("\n").filter((line) => line !== "").length;
  report.expect(`${suffix}: accepted records`, lines(accepted), 1);
  report.expect(`${suffix}: rejected records`, lines(rejected), 2);
  report.expect(`${suffix}: card numbers in what is rejected`, rejected.includes(CARD), false);
}
