import type { Target } from "../constants.js";
import { documentOf } from "./canonical.js";
import { digestOf } from "./manifest.js";
import { filesOf, NAMES, policyFile } from "./names.js";
import { testsOf } from "./tests.js";
import type {
  Evidence,
  FileEntry,
  JudgedEnvironment,
  Manifest,
  Statement,
  Subject,
} from "./types.js";

/** Source: https://github.com/in-toto/attestation/blob/main/spec/predicates/test-result.md */
export const PREDICATE_TYPE = "https://in-toto.io/attestation/test-result/v0.1";

/** What evidence of any other target than an account says of itself, everywhere. */
export const NOT_REAL = "not evidence about a real account";

/** What a target makes of evidence; empty where it is about a real account. */
export function targetStatement(target: Target): string {
  return target === "aws" ? "" : NOT_REAL;
}

/**
 * What is signed: a published form, whose `policyRunnerEvidence` is ours.
 *
 * Its subjects are the raw plans, what the rules were given of each, and the manifest, which names every
 * other file.
 */
export function statementOf(evidence: Evidence, manifest: Manifest): Statement {
  const { result, passedTests, warnedTests, failedTests } = testsOf(evidence);
  return {
    _type: "https://in-toto.io/Statement/v1",
    subject: subjectsOf(evidence, manifest),
    predicateType: PREDICATE_TYPE,
    predicate: {
      result,
      configuration: manifest.files.filter(({ path }) => isConfiguration(path)).map(descriptorOf),
      passedTests,
      warnedTests,
      failedTests,
      policyRunnerEvidence: ownOf(evidence, manifest),
    },
  };
}

/** The subjects as `sha256sum` writes digests, which actions/attest takes. */
export function subjectLines({ subject }: Statement): string {
  return subject.map(({ name, digest }) => `${digest.sha256}  ${name}\n`).join("");
}

/** The digests of all files but the signature's, for `sha256sum --check`. */
export function sumLines(manifest: Manifest, derived: readonly FileEntry[]): string {
  const own = { path: NAMES.manifest, sha256: digestOf(manifest) };
  const all = [...manifest.files, own, ...derived];
  return all
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1))
    .join("");
}

/** The predicate by itself, which actions/attest takes. */
export function predicateText({ predicate }: Statement): string {
  return documentOf(predicate);
}

function subjectsOf({ environments }: Evidence, manifest: Manifest): readonly Subject[] {
  const digests = new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]));
  const subject = (name: string, sha256 = ""): Subject => ({ name, digest: { sha256 } });
  return [
    subject(NAMES.manifest, digestOf(manifest)),
    ...environments.flatMap(({ name, plan }) => {
      const files = filesOf(name);
      return [subject(files.plan, plan), subject(files.input, digests.get(files.input))];
    }),
  ];
}

/** By what was judged: policies, and what a team has set, declared and accepted. */
function isConfiguration(path: string): boolean {
  return (
    path === policyFile("manifest.json") ||
    path.startsWith("inputs/") ||
    /^environments\/[^/]+\/(?:settings|baseline)\.json$/.test(path)
  );
}

function descriptorOf({ path, sha256 }: FileEntry): object {
  return { name: path, digest: { sha256 } };
}

function ownOf(evidence: Evidence, { schema }: Manifest): object {
  const { target, now, commit, environments, comparison, accounts } = evidence;
  const { policies, tools } = (environments[0] as JudgedEnvironment).result;
  return {
    schema,
    target,
    about: targetStatement(target) || "the accounts of these environments, as planned",
    now,
    commit,
    policies,
    tools: { policy_runner: tools.policy_runner, opa: tools.opa },
    environments: environments.map(environmentOf),
    comparison: comparison && { verdict: comparison.verdict, ...comparison.totals },
    accounts: accounts && { organization: accounts.organization, taken: accounts.taken },
  };
}

function environmentOf({ name, account, region, result }: JudgedEnvironment): object {
  const { verdict, profile, totals, waivers, plan } = result;
  return {
    name,
    account,
    region,
    verdict,
    profile,
    terraform: plan.terraform_version,
    resources: plan.resources,
    rules: { tested: totals.tested, not_tested: totals.not_tested },
    outcomes: totals.outcomes,
    blocking: totals.blocking,
    waivers: waivers === null ? null : { problems: waivers.findings.length },
  };
}
