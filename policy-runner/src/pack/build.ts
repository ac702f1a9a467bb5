import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { PACK_FORMAT } from "../constants.js";
import type { Manifest, Rule } from "../evaluate/types.js";
import { PLACES } from "../places.js";
import type { PackSettings } from "../settings/types.js";
import type { KnownTypes } from "./blocks.js";
import { assertConventions, catalogueOf } from "./catalogue.js";
import { examplesOf } from "./examples.js";
import { assertPack } from "./folder.js";
import { compileFrameworks, type Validate } from "./frameworks.js";
import { assertTested } from "./lint.js";
import { assertDescribed } from "./metadata.js";
import { assertOpa, checkRules, compile, inspect, OPA_VERSION, parse } from "./opa.js";
import { readsOf } from "./reads.js";
import { packSettings } from "./settings.js";
import { assertReadsByLibrary, assertTestsHold } from "./soundness.js";
import type { Built } from "./types.js";

/** What a pack is held to that is no matter of Rego. */
export interface Checks {
  readonly validate: Validate;
  /** Holds the pack's settings to what a team's are held to; rules are known by their ids. */
  settings(pack: PackSettings, ruleIds: ReadonlySet<string>): Promise<void>;
}

/**
 * Compiles a policy pack: Rego → WASM, METADATA → catalogue, manifest and parameters → pack.json.
 *
 * @param policies the pack's folder. @param opa the OPA to compile with.
 * @throws CannotJudge when the pack is not sound.
 */
export async function buildPack(policies: string, opa: string, checks: Checks): Promise<Built> {
  await assertOpa(opa);
  await assertPack(policies, "build");
  const pack = await packSettings(policies, checks.validate);
  await checkRules(opa, policies);
  const catalogue = await soundCatalogue(policies, opa);
  assertConventions(policies, catalogue, pack);
  await checks.settings(pack, new Set(catalogue.map(({ id }) => id)));
  const { frameworks, texts } = await compileFrameworks(policies, catalogue, checks.validate);
  const examples = await examplesOf(policies, catalogue);
  const [wasm] = await Promise.all([compile(opa, policies), assertTestsHold(opa, policies)]);
  const files = new Map([
    ["policy.wasm", wasm],
    ["catalogue.json", json(catalogue)],
    ["frameworks.json", json(frameworks)],
    ["examples.json", json(examples)],
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

/** The rules, held to what makes sure that none is left out, untested, or takes an unknown for an answer. */
async function soundCatalogue(policies: string, opa: string): Promise<readonly Rule[]> {
  const annotations = await inspect(opa, policies);
  const modules = await parse(opa, policies);
  await assertDescribed(policies, modules, annotations);
  const reads = readsOf(policies, modules);
  const catalogue = catalogueOf(policies, annotations, reads, await knownTypes());
  await assertReadsByLibrary(opa, policies, modules, catalogue);
  await assertTested(policies, catalogue);
  return catalogue;
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

/** What is known of the provider's types, which `make provider-schema` writes. */
async function knownTypes(): Promise<KnownTypes> {
  return (JSON.parse(await readFile(PLACES.provider, "utf8")) as { types: KnownTypes }).types;
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
