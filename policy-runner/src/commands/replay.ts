import { join } from "node:path";
import { CannotJudge } from "../errors.js";
import { loadBundle } from "../evaluate/bundle.js";
import { byRuleAndAddress, evaluate } from "../evaluate/evaluate.js";
import type { Bundle } from "../evaluate/types.js";
import { DIGESTS } from "../evidence/folder.js";
import { filesOf, NAMES } from "../evidence/names.js";
import { linesOf } from "../evidence/read-lines.js";
import { replayedInput } from "../evidence/replayed-input.js";
import { Tampered } from "../evidence/tampered.js";
import type { Evidence, FileEntry, JudgedEnvironment, Manifest } from "../evidence/types.js";
import type { Location, PolicyInput } from "../input/types.js";
import { SortedOutcomes } from "../report/outcomes.js";
import { resolveSettings } from "../settings/resolve.js";
import { readTeamConfig } from "../settings/team-config.js";
import type { Settings } from "../settings/types.js";
import type { Result } from "../verdict/types.js";
import { version } from "../version.js";
import { acceptedOf } from "./accepted.js";
import { environmentDocuments, sharedDocuments } from "./documents.js";
import { resultOf } from "./judged.js";

/** What of an export is replayed. */
export interface Replayed {
  readonly manifest: Manifest;
  readonly evidence: Evidence;
}

/**
 * Judges an export again: its own policy input, by its own policies, parameters, waivers and baselines,
 * and makes every report of it anew. Tells the files that are then not the same, byte for byte.
 *
 * What takes the raw plans is taken as it is: their digests, the accounts that they name, the comparison,
 * and file and line of a finding.
 */
export function replay(folder: string, parts: Replayed): Promise<readonly string[]> {
  const { manifest, evidence } = parts;
  const named = new Map(manifest.files.map((file) => [file.path, file]));
  return guardedReplay(async () => {
    const made = await makeAnew(folder, parts);
    const others = made.filter(({ path, sha256 }) => named.get(path)?.sha256 !== sha256);
    const known = new Set([...made.map(({ path }) => path), ...givenTo(manifest)]);
    const strange = manifest.files.filter(({ path }) => !known.has(path));
    const runner = evidence.environments[0]?.result.tools.policy_runner;
    const by =
      runner === version() ? "" : `; it was made by policy-runner ${runner}, this is ${version()}`;
    return [
      ...others.map(({ path }) => `${path} is not what judging again gives${by}`),
      ...strange.map(({ path }) => `${path} is nothing that judging again gives${by}`),
    ];
  });
}

/** What keeps an export from being judged again is wrong with it. */
export async function guardedReplay(
  act: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof CannotJudge || error instanceof Tampered)) throw error;
    return [`it can not be judged again: ${error.message.replace(/\.$/, "")}`];
  }
}

/** Where a file lies that an export may hold; undefined where it does not. */
export function placeIn(folder: string, { files }: Manifest, path: string): string | undefined {
  return files.some((file) => file.path === path) ? join(folder, path) : undefined;
}

/** Files that an export is made from, as far as it holds them. */
function givenTo({ environments, files }: Manifest): readonly string[] {
  const inputs = environments.flatMap(({ name }) => [filesOf(name).input, filesOf(name).baseline]);
  const given = files.map(({ path }) => path).filter((path) => /^(?:inputs|policies)\//.test(path));
  return [NAMES.comparison, ...inputs, ...given];
}

async function makeAnew(
  folder: string,
  { manifest, evidence }: Replayed,
): Promise<readonly FileEntry[]> {
  const bundle = await loadBundle(join(folder, "policies"));
  const made: FileEntry[] = [];
  const environments: JudgedEnvironment[] = [];
  for (const one of evidence.environments) {
    const { result, entries } = await judgeAgain(folder, bundle, { manifest, evidence }, one);
    environments.push({ ...one, result });
    made.push(...entries);
  }
  const shared = await sharedDocuments(DIGESTS, { ...evidence, environments }, othersOf(manifest));
  return [...made, ...shared];
}

/** What the index page was given besides the pages that are made with it. */
function othersOf({ files }: Manifest): readonly string[] {
  return files.map(({ path }) => path).filter((path) => path !== NAMES.index);
}

async function judgeAgain(
  folder: string,
  bundle: Bundle,
  { manifest }: Replayed,
  { name, result: recorded }: JudgedEnvironment,
): Promise<{ readonly result: Result; readonly entries: readonly FileEntry[] }> {
  const { now, target } = manifest;
  const settings = await settingsOf(folder, bundle, manifest, recorded);
  const path = join(folder, filesOf(name).input);
  const input = replayedInput(() => linesOf(path), locatedBy(recorded));
  assertFacts(input, settings, manifest);
  const accepted = await acceptedIn(folder, bundle, manifest, settings);
  const outcomes = new SortedOutcomes(byRuleAndAddress);
  try {
    const evaluation = await evaluate(bundle, settings, input, { everything: outcomes.add });
    const { digest, format_version, terraform_version } = recorded.plan;
    const plan = { digest, formatVersion: format_version, terraformVersion: terraform_version };
    const options = { now, target };
    const judged = resultOf({ options, bundle, settings, plan, input, evaluation, accepted });
    // Who judges again may be of a later version.
    const tools = { ...judged.tools, policy_runner: recorded.tools.policy_runner ?? "" };
    const result = { ...judged, tools };
    const record = { name, bundle, settings, result, outcomes: outcomes.lines() };
    return { result, entries: await environmentDocuments(DIGESTS, record) };
  } finally {
    outcomes.close();
  }
}

async function settingsOf(
  folder: string,
  bundle: Bundle,
  manifest: Manifest,
  { environment, profile }: Result,
): Promise<Settings> {
  const hasConfig = manifest.files.some(({ path }) => path === NAMES.config);
  const team = hasConfig ? await readTeamConfig(join(folder, NAMES.config), bundle.pack) : null;
  const ids = new Set(bundle.catalogue.map(({ id }) => id));
  const asked = { environment, profile, file: team };
  return resolveSettings(bundle.pack, team?.config ?? null, asked, ids);
}

/** What rules were told besides the plan must be what the export says of itself. */
function assertFacts(
  { facts }: Pick<PolicyInput, "facts">,
  { environment, project }: Settings,
  { now, target }: Manifest,
): void {
  const isOurs =
    facts.environment === environment &&
    facts.project === project &&
    facts.now === now &&
    facts.target === target;
  if (!isOurs) throw new Tampered(`the policy input of ${environment} is of another run`);
}

async function acceptedIn(
  folder: string,
  { pack }: Bundle,
  manifest: Manifest,
  settings: Settings,
) {
  const place = (path: string) => placeIn(folder, manifest, path);
  const { baseline: old } = filesOf(settings.environment);
  const given = { waivers: place(NAMES.waivers), baseline: place(old) };
  const { waivers, baseline } = await acceptedOf(given, settings, pack);
  return {
    waivers: waivers && { ...waivers, path: NAMES.waivers },
    baseline: baseline && { ...baseline, path: old },
  };
}

/** Where findings stand in the source is no part of what rules see, and so taken from the record. */
function locatedBy({ findings }: Result): PolicyInput["locate"] {
  const places = new Map<string, Location>();
  for (const { address, file, line } of findings) {
    if (file !== null && line !== null) places.set(address, { file, line });
  }
  return (address) => places.get(address);
}
