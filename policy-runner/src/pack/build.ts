import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type JsonObject, PACK_FORMAT } from "../constants.js";
import { CannotJudge } from "../errors.js";
import type { Manifest } from "../evaluate/types.js";
import { PLACES } from "../places.js";
import type { PackSettings } from "../settings/types.js";
import type { KnownTypes } from "./blocks.js";
import { catalogueOf } from "./catalogue.js";
import { examplesOf } from "./examples.js";
import { compileFrameworks, type Validate } from "./frameworks.js";
import { assertTested } from "./lint.js";
import { assertOpa, checkRules, compile, inspect, OPA_VERSION, parse } from "./opa.js";
import { readsOf } from "./reads.js";
import type { Built } from "./types.js";

/**
 * Compiles a policy pack: Rego → WASM, METADATA → catalogue, manifest and parameters → pack.json.
 *
 * @param policies the pack's folder. @param opa the OPA to compile with.
 * @throws CannotJudge when the pack is not sound.
 */
export async function buildPack(policies: string, opa: string, validate: Validate): Promise<Built> {
  await assertOpa(opa);
  await checkRules(opa, policies);
  const pack = await packSettings(policies);
  const reads = readsOf(await parse(opa, policies));
  const catalogue = catalogueOf(await inspect(opa, policies), reads, await knownTypes());
  await assertTested(policies, catalogue);
  const { frameworks, texts } = await compileFrameworks(policies, catalogue, validate);
  const files = new Map([
    ["policy.wasm", await compile(opa, policies)],
    ["catalogue.json", json(catalogue)],
    ["frameworks.json", json(frameworks)],
    ["examples.json", json(await examplesOf(policies, catalogue))],
    ["pack.json", json(pack)],
  ]);
  const manifest: Manifest = {
    schema: PACK_FORMAT,
    name: pack.name,
    version: pack.version,
    opa: OPA_VERSION,
    files: Object.fromEntries([...files].map(([name, bytes]) => [name, sha256(bytes)])),
    sources: await sourcesDigest(policies, texts),
  };
  return { dist: new Map([...files, ["manifest.json", json(manifest)]]), texts };
}

/**
 * SHA-256 over everything that a pack is compiled from, so that a stale one is seen without OPA.
 *
 * @param texts what files hold once the build has written them
 */
export async function sourcesDigest(
  policies: string,
  texts: ReadonlyMap<string, string> = new Map(),
): Promise<string> {
  const all = await readdir(policies, { recursive: true });
  const sources = all
    .map((path) => path.replaceAll("\\", "/"))
    .filter(isSource)
    .sort();
  const hash = createHash("sha256");
  for (const path of sources) {
    const text = texts.get(path);
    const bytes = text === undefined ? await readFile(join(policies, path)) : Buffer.from(text);
    hash.update(`${path}\0${sha256(bytes)}\n`);
  }
  return hash.digest("hex");
}

function isSource(path: string): boolean {
  if (path.startsWith("dist/") || path.endsWith("_test.rego")) return false;
  return (
    /\.(?:rego|breaks)$/.test(path) ||
    /^examples\/.*\.tf$/.test(path) ||
    ["pack.yaml", "capabilities.json", "provider/aws.json"].includes(path) ||
    isData(path)
  );
}

function isData(path: string): boolean {
  return (
    /^(params|frameworks)\/.*\.yaml$/.test(path) ||
    /^schemas\/(parameters|config|waivers)\.json$/.test(path)
  );
}

async function packSettings(policies: string): Promise<PackSettings> {
  const manifest = await readYaml(join(policies, "pack.yaml"));
  const names = (await readdir(join(policies, "params"))).sort();
  const parameters: JsonObject = {};
  for (const name of names)
    Object.assign(parameters, await readYaml(join(policies, "params", name)));
  const [parameterSchema, config, waivers] = await Promise.all(
    ["parameters.json", "config.json", "waivers.json"].map((name) =>
      readYaml(join(policies, "schemas", name)),
    ),
  );
  const schemas = { parameters: parameterSchema, config, waivers };
  return { ...manifest, parameters, schemas } as unknown as PackSettings;
}

/** What is known of the provider's types, which `make provider-schema` writes. */
async function knownTypes(): Promise<KnownTypes> {
  return (JSON.parse(await readFile(PLACES.provider, "utf8")) as { types: KnownTypes }).types;
}

/** YAML, of which JSON is a part. */
async function readYaml(path: string): Promise<JsonObject> {
  const { load } = await import("js-yaml");
  try {
    return load(await readFile(path, "utf8")) as JsonObject;
  } catch (error) {
    throw new CannotJudge(`${path} can not be read: ${(error as Error).message.split("\n")[0]}.`);
  }
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
