import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { withCliConfig } from "./cli-config.js";
import { run } from "./command.js";
import { cleanEnvironment } from "./environment.js";
import { JobError } from "./errors.js";
import { readLock } from "./lock.js";
import { ROOT } from "./paths.js";
import { makeRunFolder } from "./private-files.js";
import {
  ownBlocks,
  type Planned,
  type Probes,
  probesOf,
  probing,
  without,
} from "./schema-blocks.js";
import { reduceSchema, type Schema } from "./schema-table.js";

/** What the pack knows of the provider. */
export const TABLE = join(ROOT, "policies/provider/aws.json");

const CATALOGUE = join(ROOT, "policies/dist/catalogue.json");

const NAME = "registry.terraform.io/hashicorp/aws";

/** Writes what the locked provider says of sets and blocks, and of what it computes. */
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
    const terraform = await begin(version, folder, abort);
    const schemas = JSON.parse(await terraform(["providers", "schema", "-json"])) as Schemas;
    const own = schemas.provider_schemas?.[NAME];
    if (own === undefined) throw new JobError("The provider has told no schema.");
    const blocks = ownBlocks(own, await planned(terraform, folder, probesOf(own, judgedTypes())));
    const lines = Object.entries(reduceSchema(own, blocks)).map(
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

/** Runs Terraform, and gives what it writes; fails where Terraform does, unless it may. */
type Terraform = (args: readonly string[], mayFail?: boolean) => Promise<string>;

async function begin(version: string, folder: string, abort: AbortSignal): Promise<Terraform> {
  writeFileSync(join(folder, "provider.tf.json"), JSON.stringify(provider(version)));
  const platform = process.env.TERRAFORM_PLATFORM ?? "";
  const env = withCliConfig(cleanEnvironment(process.env), folder, { version, platform });
  let runs = 0;
  const terraform: Terraform = async (args, mayFail = false) => {
    runs += 1;
    const stdoutFile = join(folder, `${runs}.out`);
    const command = { file: "terraform", args: [`-chdir=${folder}`, ...args], env, stdoutFile };
    const { code, stderr } = await run(command, abort);
    if (code !== 0 && !mayFail) {
      throw new JobError(`terraform ${args[0]} failed: ${stderr.trim()}`);
    }
    return readFileSync(stdoutFile, "utf8");
  };
  await terraform(["init", "-input=false", "-no-color"]);
  return terraform;
}

/** The provider as it plans without an account. */
function provider(version: string): object {
  return {
    terraform: { required_providers: { aws: { source: "hashicorp/aws", version } } },
    provider: {
      aws: {
        region: "us-east-1",
        access_key: "none",
        secret_key: "none",
        skip_credentials_validation: true,
        skip_metadata_api_check: true,
        skip_requesting_account_id: true,
      },
    },
  };
}

/** Types that the pack's rules judge or read. */
function judgedTypes(): string[] {
  const rules = JSON.parse(readFileSync(CATALOGUE, "utf8")) as readonly {
    readonly resource_types: readonly string[];
    readonly reads: readonly string[];
  }[];
  return [...new Set(rules.flatMap((rule) => [...rule.resource_types, ...rule.reads]))].sort();
}

/** What Terraform plans for the probes. Those that the provider refuses in one plan are left out of the next. */
async function planned(terraform: Terraform, folder: string, all: Probes) {
  let probes = all;
  for (;;) {
    writeFileSync(join(folder, "probes.tf.json"), probing(probes));
    const args = ["plan", "-input=false", "-refresh=false", "-lock=false", "-out=saved", "-json"];
    const refused = refusedIn(await terraform(args, true));
    if (refused.size === 0) break;
    probes = without(probes, refused);
  }
  const plan = JSON.parse(await terraform(["show", "-json", "saved"])) as {
    readonly resource_changes: readonly Planned[];
  };
  return plan.resource_changes;
}

/** Addresses of the resources for which a plan has failed. */
function refusedIn(log: string): ReadonlySet<string> {
  const diagnostics = log
    .split("\n")
    .filter((line) => line.includes('"severity":"error"'))
    .map((line) => JSON.parse(line) as { diagnostic: { address?: string; summary: string } });
  const refused = diagnostics.map(({ diagnostic: { address, summary } }) => {
    if (address === undefined) throw new JobError(`terraform plan failed: ${summary}`);
    return address;
  });
  return new Set(refused);
}
