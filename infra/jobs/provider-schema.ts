import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { withCliConfig } from "./cli-config.js";
import { run } from "./command.js";
import { cleanEnvironment } from "./environment.js";
import { JobError } from "./errors.js";
import { readLock } from "./lock.js";
import { ROOT } from "./paths.js";
import { makeRunFolder } from "./private-files.js";
import { reduceSchema, type Schema } from "./schema-table.js";

/** What the comparison of environments reads. */
export const TABLE = join(ROOT, "policies/provider/aws.json");

const NAME = "registry.terraform.io/hashicorp/aws";

/** Writes what the schema of the locked provider says of sets, and of what the provider computes. */
export async function providerSchema(abort: AbortSignal): Promise<number> {
  const table = await makeTable(abort);
  mkdirSync(dirname(TABLE), { recursive: true });
  writeFileSync(TABLE, table);
  return 0;
}

/** The table as text: one type a line, so that a change of the provider can be read as a diff. */
export async function makeTable(abort: AbortSignal): Promise<string> {
  const { version } = readLock();
  if (version === undefined) throw new JobError("infra/.terraform.lock.hcl names no provider.");
  const folder = makeRunFolder();
  try {
    const schemas = await readSchemas(version, folder, abort);
    const own = schemas.provider_schemas?.[NAME];
    if (own === undefined) throw new JobError("The provider has told no schema.");
    const lines = Object.entries(reduceSchema(own)).map(
      ([type, table]) => `${JSON.stringify(type)}:${JSON.stringify(table)}`,
    );
    return `{"provider":"${NAME}","version":"${version}","types":{\n${lines.join(",\n")}\n}}\n`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Schemas {
  readonly provider_schemas?: Readonly<Record<string, Schema>>;
}

async function readSchemas(version: string, folder: string, abort: AbortSignal): Promise<Schemas> {
  const provider = `aws = {\n source = "hashicorp/aws"\n version = "${version}"\n }`;
  writeFileSync(
    join(folder, "main.tf"),
    `terraform {\n required_providers {\n ${provider}\n }\n}\n`,
  );
  const platform = process.env.TERRAFORM_PLATFORM ?? "";
  const env = withCliConfig(cleanEnvironment(process.env), folder, { version, platform });
  const terraform = async (args: readonly string[], stdoutFile?: string) => {
    const command = { file: "terraform", args: [`-chdir=${folder}`, ...args], env };
    const { code, stderr } = await run({ ...command, ...(stdoutFile && { stdoutFile }) }, abort);
    if (code !== 0) throw new JobError(`terraform ${args[0]} failed: ${stderr.trim()}`);
  };
  await terraform(["init", "-input=false", "-no-color"]);
  const file = join(folder, "schema.json");
  await terraform(["providers", "schema", "-json"], file);
  return JSON.parse(readFileSync(file, "utf8")) as Schemas;
}
