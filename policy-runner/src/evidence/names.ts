/** Files of an export; `VERIFY.md` tells an auditor what each of them is. */
export const NAMES = {
  index: "index.html",
  guide: "VERIFY.md",
  html: "report.html",
  pdf: "report.pdf",
  controls: "controls.csv",
  findings: "findings.csv",
  comparison: "comparison.json",
  waivers: "inputs/waivers.yaml",
  variations: "inputs/variations.yaml",
  config: "inputs/config.yaml",
  accounts: "inputs/accounts.json",
  manifest: "manifest.json",
  statement: "statement.json",
  predicate: "predicate.json",
  subjects: "subjects.sha256",
  sums: "SHA256SUMS",
  envelope: "statement.dsse.json",
  bundle: "statement.sigstore.json",
} as const;

/** Made from the manifest and the results, and so not named in the manifest. */
export const DERIVED: readonly string[] = [
  NAMES.statement,
  NAMES.predicate,
  NAMES.subjects,
  NAMES.sums,
  NAMES.envelope,
  NAMES.bundle,
];

/** The folder that holds an export's files in an archive. */
export const ARCHIVE_ROOT = "policy-evidence/";

/** Files of the compiled policies. */
export const policyFile = (name: string): string => `policies/${name}`;

/** Names of the files of one environment. */
export function filesOf(environment: string) {
  const folder = `environments/${environment}`;
  return {
    result: `${folder}/result.json`,
    outcomes: `${folder}/outcomes.jsonl`,
    input: `${folder}/policy-input.jsonl`,
    settings: `${folder}/settings.json`,
    baseline: `${folder}/baseline.json`,
    report: (ending: string) => `${folder}/report.${ending}`,
    /** The raw plan as a subject: it is no part of the export. */
    plan: `${folder}/plan.json`,
  };
}

/** Names an environment's folder may have: nothing that leads elsewhere. */
export const ENVIRONMENT_NAME = /^[A-Za-z0-9][\w.-]*$/;
