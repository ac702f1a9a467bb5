import { Readable } from "node:stream";
import { CannotJudge } from "../errors.js";
import { NAMES } from "../evidence/names.js";
import { signatureProblems } from "../evidence/signature-check.js";
import { PREDICATE_TYPE, targetStatement } from "../evidence/statement.js";
import type { Evidence, Manifest, ManifestEnvironment, Verifier } from "../evidence/types.js";
import { openPlan } from "../plan/read.js";
import type { Findings, VerifyOptions } from "./verify-options.js";

/**
 * Who has signed.
 *
 * @param beside texts of the files beside the manifest, by path
 * @throws CannotJudge when it is signed and there is no key: nobody can tell by whom
 */
export function lookAtSignature(
  { manifest, beside }: { manifest: Manifest; beside: ReadonlyMap<string, string> },
  { allowUnsigned, path }: VerifyOptions,
  verifier: Verifier | null,
  findings: Findings,
): void {
  if (verifier !== null) {
    const right = `${verifier.algorithm}, key sha256 ${verifier.key}`;
    findings.look("signature", signatureProblems(manifest, verifier, beside), right);
  } else if (manifest.signature === null) {
    const none = "NONE: whoever could write to it could change all of it";
    findings.look("signature", allowUnsigned ? [] : [UNSIGNED], none);
  } else if (allowUnsigned) {
    findings.checks.push(["signature", "NOT LOOKED AT: no key was given"]);
  } else {
    throw new CannotJudge(
      `${path} is signed, and no key is given; give --key the public key of whoever signs, or --allow-unsigned to look at the digests alone.`,
    );
  }
}

const UNSIGNED = `it is not signed; where a workflow has attested it, run gh attestation verify ${NAMES.manifest} --repo OWNER/REPOSITORY --predicate-type ${PREDICATE_TYPE}, and then this with --allow-unsigned`;

/** Which target was judged, against the one that is wanted. */
export function lookAtTarget(
  { target }: Manifest,
  { target: wanted }: VerifyOptions,
  findings: Findings,
): void {
  const about = targetStatement(target);
  const said = about === "" ? target : `${target}: ${about}`;
  const problem = `its target is ${said}; wanted is ${wanted} (--target)`;
  findings.look("target", wanted === "any" || wanted === target ? [] : [problem], said);
}

/**
 * Raw plans, against those that were judged.
 *
 * @throws CannotJudge when one can not be read, or is for an environment that the export does not have
 */
export async function lookAtPlans(
  { environments }: Manifest,
  { plan: words = [] }: VerifyOptions,
  findings: Findings,
): Promise<void> {
  for (const word of words) {
    const { environment, path } = planOf(word, environments);
    const isSame = (await digestOfPlan(path)) === environment.plan;
    const problem = `${path} is not the plan of ${environment.name} that was judged: its SHA-256 is another`;
    findings.look(`plan of ${environment.name}`, isSame ? [] : [problem], "is the one judged");
  }
}

/** The environment that a word of --plan is for. @throws CannotJudge when there is none */
export function planOf(
  word: string,
  environments: readonly ManifestEnvironment[],
): { readonly environment: ManifestEnvironment; readonly path: string } {
  const at = word.indexOf("=");
  const named = environments.find(({ name }) => name === word.slice(0, Math.max(at, 0)));
  if (named !== undefined) return { environment: named, path: word.slice(at + 1) };
  const [only, another] = environments;
  if (only !== undefined && another === undefined) return { environment: only, path: word };
  const names = environments.map(({ name }) => name).join(", ");
  throw new CannotJudge(
    `--plan does not name one of the export's environments (${names}); write it like ${only?.name}=plan.json.`,
  );
}

async function digestOfPlan(path: string): Promise<string> {
  const source = await openPlan(path, Readable.from([]));
  try {
    const buffer = Buffer.alloc(2 ** 18);
    while ((await source.next(buffer)) > 0);
    return source.digest();
  } finally {
    source.close();
  }
}

/** What the clock of whoever verifies makes of it. */
export function lookAtClock(evidence: Evidence, { now }: VerifyOptions, findings: Findings): void {
  if (Date.parse(evidence.now) > Date.parse(now)) {
    findings.problems.push(`it is of the future: its clock says ${evidence.now}, and it is ${now}`);
  }
  const [then, today] = [evidence.now, now].map((time) => time.slice(0, 10)) as [string, string];
  const over = evidence.environments.flatMap(({ name, result }) =>
    (result.waivers?.entries ?? [])
      .filter(({ expires }) => expires > then && expires <= today)
      .map(({ rule, expires }) => `${rule} in ${name} on ${expires}`),
  );
  if (over.length > 0) findings.notes.push(`waivers have expired since: ${over.join(", ")}`);
}
