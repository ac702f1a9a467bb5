import { EXIT } from "../constants.js";
import { CannotJudge } from "../errors.js";
import { contradictions } from "../evidence/consistency.js";
import { type Derived, derivedOf } from "../evidence/derived.js";
import { givenFile } from "../evidence/given.js";
import { integrityProblems } from "../evidence/integrity.js";
import { verifierOf } from "../evidence/keys.js";
import { type Listing, listFolder } from "../evidence/listing.js";
import { readManifest } from "../evidence/manifest.js";
import { DERIVED, NAMES } from "../evidence/names.js";
import { digestPart, openExport, readPart } from "../evidence/open.js";
import { readEvidence } from "../evidence/read-evidence.js";
import { bindingProblems, derivedProblems } from "../evidence/signature-check.js";
import { Tampered } from "../evidence/tampered.js";
import type { Evidence, FileEntry, Manifest, Verifier } from "../evidence/types.js";
import { verificationText } from "../evidence/verification.js";
import { type Replayed, replay } from "./replay.js";
import { hasSource, replayPlan } from "./replay-plan.js";
import type { Said } from "./said.js";
import { lookAtClock, lookAtPlans, lookAtSignature, lookAtTarget, planOf } from "./verify-looks.js";
import { Findings, type VerifyOptions } from "./verify-options.js";

/**
 * An export → signature, digests, completeness, statement, target, raw plans, and all of it judged again
 * where that is asked for.
 *
 * @throws CannotJudge when it is no export, can not be read, or there is no key to verify it by
 */
export async function verify(options: VerifyOptions): Promise<Said> {
  const { path, key } = options;
  const verifier = key === undefined ? null : verifierOf(await keyText(key), `The key ${key}`);
  const findings = new Findings();
  try {
    await verified(options, verifier, findings);
  } catch (error) {
    if (!(error instanceof Tampered)) throw error;
    findings.problems.push(error.message);
  }
  const exitCode = findings.problems.length === 0 ? EXIT.passed : EXIT.violations;
  return { stdout: verificationText(findings.of(path)), stderr: "", exitCode };
}

async function keyText(path: string): Promise<string> {
  return (await givenFile(path, "The key")).toString("utf8");
}

async function verified(
  options: VerifyOptions,
  verifier: Verifier | null,
  findings: Findings,
): Promise<void> {
  const { folder, close } = await openExport(options.path);
  try {
    await look(folder, options, verifier, findings);
  } finally {
    await close();
  }
}

async function look(
  folder: string,
  options: VerifyOptions,
  verifier: Verifier | null,
  findings: Findings,
): Promise<void> {
  const listing = await listFolder(folder);
  const manifest = readManifest(await manifestText(folder, listing, options.path));
  const beside = await textsBeside(folder, listing);
  lookAtSignature({ manifest, beside }, options, verifier, findings);
  lookAtTarget(manifest, options, findings);
  findings.problems.push(...bindingProblems(manifest, beside));
  const changed = integrityProblems(manifest, listing, await digests(folder, listing));
  const right = `${listing.files.length}, with their sizes and digests; none missing, none added`;
  findings.look("files", changed, right);
  await lookAtPlans(manifest, options, findings);
  // What follows from files that were changed would only blame others.
  if (changed.length > 0) return;
  const evidence = await readEvidence(folder, manifest);
  findings.evidence = evidence;
  const follows = derivedProblems(manifest, derivedFrom(evidence, manifest), beside);
  findings.look("statement", follows, "is what the results say");
  findings.problems.push(...contradictions(evidence, manifest));
  lookAtClock(evidence, options, findings);
  await lookAgain(folder, { manifest, evidence }, options, findings);
}

/** Only what is whole is judged again: its policies are a program. */
async function lookAgain(
  folder: string,
  parts: Replayed,
  { replay: isAsked, plan = [], source }: VerifyOptions,
  findings: Findings,
): Promise<void> {
  if (!isAsked) return;
  if (findings.problems.length > 0) {
    findings.notes.push("it was not judged again, being wrong");
    return;
  }
  const same = "every report is the same, byte for byte";
  findings.look("replay", await replay(folder, parts), same);
  for (const word of plan) {
    const { environment, path } = planOf(word, parts.manifest.environments);
    const needs = hasSource(folder, environment);
    if (needs && source === undefined) {
      const { name } = environment;
      findings.notes.push(
        `the plan of ${name} was not judged again: that takes the HCL source, --source DIR`,
      );
      continue;
    }
    const again = { environment, path, source: needs ? source : undefined };
    const right = "gives the same policy input and outcomes, byte for byte";
    findings.look(`replay of ${environment.name}`, await replayPlan(folder, parts, again), right);
  }
}

async function manifestText(folder: string, { files }: Listing, path: string): Promise<string> {
  if (files.includes(NAMES.manifest)) return readPart(folder, NAMES.manifest);
  const isExport = [NAMES.statement, NAMES.guide, NAMES.index].some((name) => files.includes(name));
  if (isExport) throw new Tampered(`${NAMES.manifest} is missing`);
  throw new CannotJudge(`${path} is no export; give the folder or the archive that export wrote.`);
}

async function digests(folder: string, { files }: Listing): Promise<readonly FileEntry[]> {
  const entries: FileEntry[] = [];
  for (const path of files) {
    const isNamed = path !== NAMES.manifest && !DERIVED.includes(path);
    if (isNamed) entries.push(await digestPart(folder, path));
  }
  return entries;
}

async function textsBeside(folder: string, { files }: Listing): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const path of files) {
    if (DERIVED.includes(path)) texts.set(path, await readPart(folder, path));
  }
  return texts;
}

/** Results that are not of their own form make no statement. */
function derivedFrom(evidence: Evidence, manifest: Manifest): Derived {
  try {
    return derivedOf(evidence, manifest);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Tampered("a result is not as an export has it");
  }
}
