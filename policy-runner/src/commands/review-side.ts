import { join } from "node:path";
import type { Json, JsonObject } from "../constants.js";
import { CannotJudge } from "../errors.js";
import { loadBundle } from "../evaluate/bundle.js";
import type { Bundle } from "../evaluate/types.js";
import { sourcesDigest } from "../pack/build.js";
import { readVariations } from "../parity/read-variations.js";
import { PLACES } from "../places.js";
import { exists, readTexts } from "../review/read-tree.js";
import type { Placed, Plane, Side, SideFiles, StartedWith } from "../review/types.js";
import { resolveSettings } from "../settings/resolve.js";
import { assertValid } from "../settings/schema.js";
import { readTeamConfig } from "../settings/team-config.js";
import type { TeamFile } from "../settings/types.js";
import { readAnyBaseline } from "../waivers/baseline.js";
import { readWaivers } from "../waivers/read.js";
import { readYaml, type YamlFile } from "../yaml.js";

/** Where the parts of a gate stand, below a tree. */
export interface Layout {
  readonly pack: string;
  readonly config?: string | undefined;
  readonly waivers: string;
  readonly variations: string;
  /** One for each environment. */
  readonly baseline: readonly string[];
}

const OWNERS: JsonObject = {
  type: "object",
  additionalProperties: false,
  required: ["version", "teams"],
  properties: {
    version: { const: 1 },
    teams: {
      type: "object",
      additionalProperties: { type: "array", items: { type: "string", minLength: 1 } },
    },
  },
};

/**
 * Reads everything that decides how strict the gate of one branch is.
 *
 * A tree without policies of its own is judged by the runner's: then only what the team sets counts.
 *
 * @throws CannotJudge when a part of it can not be read, or does not fit
 */
export async function readSide(tree: string, layout: Layout): Promise<Side> {
  const { pack } = layout;
  // First, as it refuses links: nothing else is read through one.
  const texts = await readTexts(tree, pack);
  const dist = join(tree, pack, "dist");
  const isOwn = await exists(tree, `${pack}/dist/manifest.json`);
  if (!isOwn && texts.has(`${pack}/pack.yaml`))
    throw new CannotJudge(`${dist} is missing; run make policies and commit what it writes.`);
  const policies = isOwn ? dist : PLACES.policies;
  const bundle = await loadBundle(policies);
  if (isOwn) await assertCompiled(tree, pack, bundle);
  const team = await inTree(tree, layout.config, (path) => readTeamConfig(path, bundle.pack));
  const files = filesOf(layout, team !== null);
  const settings = await inTree(tree, files.settings, (path) => yaml(path, "The settings"));
  return {
    pack: bundle.pack,
    catalogue: bundle.catalogue,
    frameworks: bundle.frameworks,
    wasm: bundle.manifest.files["policy.wasm"] ?? "",
    project: team?.config.project ?? bundle.pack.project,
    planes: await planesOf(bundle, team),
    ...(await declared(tree, layout, bundle)),
    accounts: await inTree(tree, `${pack}/accounts.yaml`, accountsIn),
    owners: await ownersIn(tree, `${pack}/owners.yaml`),
    texts,
    line: (pointer) => settings?.line(pointer) ?? null,
    files,
  };
}

function filesOf(
  { pack, config, waivers, variations, baseline: [baseline = ""] }: Layout,
  isTeam: boolean,
) {
  const settings = isTeam && config !== undefined ? config : `${pack}/pack.yaml`;
  return { pack, settings, waivers, variations, baseline } satisfies SideFiles;
}

/** Compiled rules that are not those of the sources beside them would be compared with the wrong code. */
async function assertCompiled(tree: string, pack: string, { manifest }: Bundle): Promise<void> {
  if (!(await exists(tree, `${pack}/pack.yaml`))) return;
  if ((await sourcesDigest(join(tree, pack))) === manifest.sources) return;
  throw new CannotJudge(
    `${join(tree, pack, "dist")} is not compiled from the policies beside it; run make policies and commit what it writes.`,
  );
}

async function declared(
  tree: string,
  layout: Layout,
  { pack }: Bundle,
): Promise<Pick<Side, "waivers" | "variations" | "baseline">> {
  const waivers = await inTree(tree, layout.waivers, (path) =>
    readWaivers(path, pack.schemas.waivers, assertValid),
  );
  const variations = await inTree(tree, layout.variations, async (path) => {
    const { line } = await yaml(path, "The variations");
    return placed(await readVariations(path, assertValid), (at) => line(`/variations/${at}`));
  });
  return {
    waivers: placed(waivers?.waivers ?? [], (at) => waivers?.line(at) ?? 1),
    variations: variations ?? [],
    baseline: await baselineOf(tree, layout.baseline),
  };
}

async function baselineOf(tree: string, paths: readonly string[]): Promise<Side["baseline"]> {
  const findings = new Map<string, StartedWith>();
  for (const path of paths) {
    const file = await inTree(tree, path, (own) => readAnyBaseline(own, assertValid));
    for (const { rule, address, fingerprint, outcome } of file?.findings ?? []) {
      const key = `${file?.environment} ${fingerprint}`;
      // Of two entries for the same, the failure counts: it blocks less.
      if (findings.get(key)?.outcome !== "fail")
        findings.set(key, { what: `${rule} ${address}`, outcome });
    }
  }
  return findings;
}

function placed<T>(entries: readonly T[], line: (at: number) => number): readonly Placed<T>[] {
  return entries.map((entry, at) => ({ entry, line: line(at) }));
}

async function ownersIn(tree: string, path: string): Promise<Side["owners"]> {
  const file = await inTree(tree, path, async (own) => {
    const { value, line } = await yaml(own, "The owners");
    await assertValid(value, OWNERS, `The file ${own}`, line);
    return value as { readonly teams: Side["owners"] };
  });
  return file?.teams ?? {};
}

async function accountsIn(path: string): Promise<JsonObject> {
  const { value, line } = await yaml(path);
  await assertValid(value, { type: "object" }, `The file ${path}`, line);
  return value as JsonObject;
}

/** Null where the tree has no such file. */
async function inTree<T>(
  tree: string,
  path: string | undefined,
  read: (path: string) => Promise<T>,
): Promise<T | null> {
  return path !== undefined && (await exists(tree, path)) ? await read(join(tree, path)) : null;
}

function yaml(path: string, what = "The file"): Promise<YamlFile> {
  return readYaml(path, what, "the tree");
}

/** What holds for every rule in every environment, by every profile. */
async function planesOf(bundle: Bundle, team: TeamFile | null): Promise<readonly Plane[]> {
  const { pack } = bundle;
  const [first, ...others] = Object.keys(pack.profiles);
  const names = Object.keys(team?.config.environments ?? pack.environments);
  const planes: Plane[] = [];
  for (const profile of [null, ...others]) {
    for (const environment of names) {
      planes.push(await planeOf(bundle, team, profile ?? first, { profile, environment }));
    }
  }
  return planes;
}

async function planeOf(
  { pack, catalogue }: Bundle,
  team: TeamFile | null,
  profile: string | undefined,
  name: Pick<Plane, "profile" | "environment">,
): Promise<Plane> {
  const ids = new Set(catalogue.map(({ id }) => id));
  const asked = { environment: name.environment, profile, file: team };
  const settings = await resolveSettings(pack, team?.config ?? null, asked, ids);
  const rules = catalogue.map(({ id, convention }) => {
    const own = settings.enforcement(id);
    const isOff = own !== "disabled" && settings.off(id, convention) !== null;
    const enforcement = isOff ? ("off" as const) : own;
    return [id, { enforcement, undetermined: settings.undetermined(id) }] as const;
  });
  const parameters: { [name: string]: Json } = { ...settings.parameters };
  return { ...name, rules: new Map(rules), parameters };
}
