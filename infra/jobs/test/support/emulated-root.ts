import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { clientConfig } from "../../../emulator/access.js";
import { type Emulator, startEmulator } from "../../../emulator/emulator.js";
import { seed } from "../../../emulator/seed.js";
import type { Credentials, Endpoint } from "../../../emulator/types.js";
import { withCliConfig } from "../../cli-config.js";
import { run } from "../../command.js";
import { emulatedEnvironment } from "../../environment.js";
import { readLock } from "../../lock.js";
import { copyConfiguration } from "../../root-module.js";
import { environmentNames, readEnvironment } from "../../settings.js";
import { toAccount } from "../../target.js";
import { terraformEnvironment } from "../../terraform.js";

const ABORT = new AbortController().signal;

/** A copy of the root module in one environment's workspace, against an emulated AWS of its own. */
export class EmulatedRoot {
  private constructor(
    private readonly folder: string,
    private readonly root: string,
    private readonly emulator: Emulator,
    private readonly credentials: ReadonlyMap<string, Credentials>,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  static async open(environment: string): Promise<EmulatedRoot> {
    const folder = mkdtempSync(join(tmpdir(), "emulated-root-"));
    const accounts = environmentNames().map((name) => toAccount(readEnvironment(name)));
    const places = { log: join(folder, "log"), readyFile: join(folder, "ready.json") };
    const emulator = await startEmulator({ accounts, port: 0, kept: false, ...places }, ABORT);
    const { address } = emulator.identity;
    const credentials = await seed(emulator.identity, accounts, ABORT);
    const own = credentials.get(environment) as Credentials;
    const { region, backend } = readEnvironment(environment);
    const access = emulatedEnvironment(process.env, { address, region, credentials: own });
    const platform = process.env.TERRAFORM_PLATFORM ?? "";
    const configured = withCliConfig(access, folder, { version: readLock().version, platform });
    const env = terraformEnvironment(configured, folder);
    const root = copyConfiguration(join(folder, "copy"), { tests: false });
    const opened = new EmulatedRoot(folder, root, emulator, credentials, env);
    await opened.terraform(
      "init",
      `-backend-config=${backend.file}`,
      "-backend-config=key=payment/test",
    );
    await opened.workspace(environment);
    return opened;
  }

  async close(): Promise<void> {
    await this.emulator.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Plans, and returns Terraform's words as one line, or "" when it planned. */
  async plan(variablesOf: string, ...words: string[]): Promise<string> {
    const file = `-var-file=${readEnvironment(variablesOf).variables}`;
    return this.terraform("plan", "-no-color", "-lock=false", "-refresh=false", file, ...words);
  }

  async workspace(name: string): Promise<void> {
    const said = await this.terraform("workspace", "select", "-or-create", name);
    if (said !== "") throw new Error(said);
  }

  private async terraform(...words: string[]): Promise<string> {
    const args = [`-chdir=${this.root}`, ...words];
    const { code, stderr } = await run({ file: "terraform", args, env: this.env }, ABORT);
    return code === 0 ? "" : stderr.replace(/\s*\n[\s│╷╵]*/g, " ");
  }

  /** Changes a text that must be there once, until the returned function puts it back. */
  edit(path: string, from: string, to: string): () => void {
    const file = join(this.root, path);
    const text = readFileSync(file, "utf8");
    if (text.split(from).length !== 2) throw new Error(`${path} has "${from}" not exactly once`);
    writeFileSync(file, text.replace(from, to));
    return () => writeFileSync(file, text);
  }

  /** Writes the state that another environment would have recorded. */
  async record(environment: string, outputs: Record<string, string | string[]>): Promise<void> {
    const { backend } = readEnvironment(environment);
    const typed = Object.entries(outputs).map(([name, value]) => {
      return [name, { value, type: typeof value === "string" ? "string" : ["list", "string"] }];
    });
    const state = { version: 4, terraform_version: "1.11.0", serial: 1, lineage: "test" };
    const client = new S3Client({
      ...clientConfig(...this.access(environment)),
      forcePathStyle: true,
    });
    await client.send(
      new PutObjectCommand({
        Bucket: backend.bucket,
        Key: `env:/${environment}/payment/${environment}/terraform.tfstate`,
        Body: JSON.stringify({ ...state, outputs: Object.fromEntries(typed), resources: [] }),
      }),
    );
    client.destroy();
  }

  /** Calls EC2 in an environment's account, as somebody would by hand; returns the first id of a kind. */
  async ec2(environment: string, id: string, parameters: Record<string, string>): Promise<string> {
    const [{ address, region }, credentials] = this.access(environment);
    const scope = `${credentials.accessKeyId}/20260101/${region}/ec2/aws4_request`;
    const answer = await fetch(address, {
      method: "POST",
      body: new URLSearchParams({ ...parameters, Version: "2016-11-15" }),
      headers: {
        Authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`,
        "X-Amz-Security-Token": credentials.sessionToken,
      },
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return new RegExp(`<${id}>([^<]*)<`).exec(text)?.[1] ?? "";
  }

  private access(environment: string): [Endpoint, Credentials] {
    const { region } = readEnvironment(environment);
    const credentials = this.credentials.get(environment) as Credentials;
    return [{ address: this.emulator.identity.address, region }, credentials];
  }
}
