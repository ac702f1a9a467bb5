import { Readable } from "node:stream";
import { EXIT, type ExitCode } from "../constants.js";
import { CannotJudge } from "../errors.js";
import { loadBundle } from "../evaluate/bundle.js";
import type { Bundle } from "../evaluate/types.js";
import { writeArchive } from "../evidence/archive-writer.js";
import { documentOf } from "../evidence/canonical.js";
import { contradictions } from "../evidence/consistency.js";
import { derivedOf, signatureFiles, signedBytes } from "../evidence/derived.js";
import { NewFolder } from "../evidence/folder.js";
import { givenFile } from "../evidence/given.js";
import { digestOf, manifestOf } from "../evidence/manifest.js";
import { filesOf, NAMES, policyFile } from "../evidence/names.js";
import { exportText } from "../evidence/summary.js";
import type {
  AccountsSummary,
  ComparisonSummary,
  Evidence,
  FileEntry,
  Manifest,
  Signer,
} from "../evidence/types.js";
import { readSnapshot } from "../organization/read-files.js";
import type { Parity } from "../parity/types.js";

import { assertValid } from "../settings/schema.js";
import { compare } from "./compare.js";
import { sharedDocuments } from "./documents.js";
import { type ExportedEnvironment, exportEnvironment } from "./export-environment.js";
import type { ExportOptions, Prepared } from "./export-options.js";
import { prepareExport } from "./export-prepare.js";
import type { Said } from "./said.js";

/**
 * Plans of one or several environments → judged and compared → a folder, and an archive, that an auditor
 * can verify: whole, or not at all.
 *
 * @throws CannotJudge when a plan can not be judged, or something not be read or written
 */
export async function exportEvidence(options: ExportOptions): Promise<Said> {
  const prepared = await prepareExport(options);
  const bundle = await loadBundle(options.policies);
  const folder = await NewFolder.beside(options.output);
  try {
    const written = await write(folder, bundle, options, prepared);
    await publish(folder, options, written.files);
    const { evidence, manifest } = written;
    const stdout = exportText(evidence, { ...options, manifest: digestOf(manifest) });
    return { stdout, stderr: "", exitCode: exitCodeOf(evidence) };
  } finally {
    await folder.discard();
  }
}

interface Written {
  readonly evidence: Evidence;
  readonly manifest: Manifest;
  /** Every file of the export, those of the signature included. */
  readonly files: readonly FileEntry[];
}

async function write(
  folder: NewFolder,
  bundle: Bundle,
  options: ExportOptions,
  { environments, signer }: Prepared,
): Promise<Written> {
  const entries = [
    ...(await policies(folder, bundle, options)),
    ...(await inputs(folder, options)),
  ];
  const exported: ExportedEnvironment[] = [];
  for (const one of environments) {
    exported.push(await exportEnvironment(folder, bundle, options, one));
  }
  entries.push(...exported.flatMap((one) => one.entries));
  const compared = await comparison(options, exported);
  if (compared !== null) entries.push(await folder.add(NAMES.comparison, compared));
  const evidence: Evidence = {
    target: options.target,
    now: options.now,
    commit: options.commit ?? null,
    signature: signer,
    environments: exported.map(({ judged }) => judged),
    comparison: compared === null ? null : (JSON.parse(compared) as ComparisonSummary),
    accounts: await accountsOf(options),
  };
  const paths = entries.map(({ path }) => path);
  entries.push(...(await sharedDocuments(folder, evidence, paths)));
  const manifest = manifestOf(evidence, entries);
  assertOneState(evidence, manifest);
  return {
    evidence,
    manifest,
    files: [...entries, ...(await sign(folder, evidence, manifest, signer))],
  };
}

/** Files are read to be judged by, and again to be exported: what changed in between is no evidence. */
function assertOneState(evidence: Evidence, manifest: Manifest): void {
  const [wrong] = contradictions(evidence, manifest);
  if (wrong === undefined) return;
  throw new CannotJudge(
    `A file was changed while it was read (${wrong}), or is no UTF-8; export it once it is written.`,
  );
}

/** The compiled policies, file by file, as the bundle's manifest names them. */
async function policies(folder: NewFolder, { manifest }: Bundle, { policies: dir }: ExportOptions) {
  const names = ["manifest.json", ...Object.keys(manifest.files)].sort();
  const entries: FileEntry[] = [];
  for (const name of names) {
    const bytes = await givenFile(`${dir}/${name}`, "The file of the compiled policies");
    const entry = await folder.add(policyFile(name), bytes);
    if (name !== "manifest.json" && entry.sha256 !== manifest.files[name]) {
      throw new CannotJudge(
        `The compiled policies in ${dir} were changed while they were read; try again.`,
      );
    }
    entries.push(entry);
  }
  return entries;
}

/** What a team has set, declared and accepted, as it wrote it. */
async function inputs(folder: NewFolder, options: ExportOptions): Promise<readonly FileEntry[]> {
  const { waivers, variations, config, accounts } = options;
  const given: readonly [path: string | undefined, name: string, what: string][] = [
    [waivers, NAMES.waivers, "The waivers"],
    [variations, NAMES.variations, "The variations"],
    [config, NAMES.config, "The configuration"],
    [accounts, NAMES.accounts, "The snapshot"],
  ];
  const entries: FileEntry[] = [];
  for (const [path, name, what] of given) {
    if (path !== undefined) entries.push(await folder.add(name, await givenFile(path, what)));
  }
  return entries;
}

/** What `compare` says of the same plans, as JSON; null for one environment alone. */
async function comparison(
  options: ExportOptions,
  exported: readonly ExportedEnvironment[],
): Promise<string | null> {
  if (exported.length < 2) return null;
  const { environments, variations, source, config, policies: pack, now } = options;
  const asked = { environments, variations, source, config, policies: pack, now };
  const format = { format: "json", all: true, color: false };
  const said = await compare({ ...asked, ...format }, Readable.from([]));
  const parity = JSON.parse([...said.stdout].join("")) as Parity;
  // Where the plans lie on this machine is no evidence.
  const named = parity.environments.map((one) => ({
    ...one,
    files: one.files.map((file) => ({ ...file, name: filesOf(one.name).plan })),
  }));
  assertSamePlans(named, exported);
  return documentOf({ ...parity, environments: named });
}

/** What was compared must be what was judged. */
function assertSamePlans(
  compared: Parity["environments"],
  exported: readonly ExportedEnvironment[],
): void {
  for (const { judged } of exported) {
    const files = compared.find(({ name }) => name === judged.name)?.files ?? [];
    if (files.length === 1 && files[0]?.digest === judged.plan) continue;
    throw new CannotJudge(
      `The plan of ${judged.name} was changed while it was read; export it once it is written.`,
    );
  }
}

async function accountsOf({ accounts, now }: ExportOptions): Promise<AccountsSummary | null> {
  if (accounts === undefined) return null;
  // However old it is, its day is shown; only one of the future is refused.
  return readSnapshot(accounts, { now, maxAgeDays: Number.POSITIVE_INFINITY }, assertValid);
}

/** Writes the manifest, what is made from it, and the signature. */
async function sign(
  folder: NewFolder,
  evidence: Evidence,
  manifest: Manifest,
  signer: Signer | null,
): Promise<readonly FileEntry[]> {
  const derived = derivedOf(evidence, manifest);
  const texts = new Map([[NAMES.manifest as string, documentOf(manifest)], ...derived.files]);
  if (signer !== null) {
    const signature = signer.sign(signedBytes(derived));
    for (const [path, text] of signatureFiles(derived, signature, signer)) texts.set(path, text);
  }
  const entries: FileEntry[] = [];
  for (const [path, text] of texts) entries.push(await folder.add(path, text));
  return entries;
}

/** Both take their names when both are whole. */
async function publish(
  folder: NewFolder,
  { archive }: ExportOptions,
  files: readonly FileEntry[],
): Promise<void> {
  const packed = archive === undefined ? null : await writeArchive(archive, folder.path, files);
  try {
    await folder.takePlace();
    await packed?.takePlace();
  } finally {
    await packed?.discard();
  }
}

/** The worst of all that was judged, as `check` and `compare` would have ended. */
function exitCodeOf({ environments, comparison: compared }: Evidence): ExitCode {
  const verdicts = environments.map(({ result }) => result.verdict);
  if (compared !== null) verdicts.push(compared.verdict);
  if (verdicts.includes("error")) return EXIT.cannotJudge;
  return verdicts.includes("violations") ? EXIT.violations : EXIT.passed;
}
