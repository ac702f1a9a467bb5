import { byCodeUnit } from "./canonical.js";
import { PAYLOAD_TYPE } from "./dsse.js";
import { NAMES } from "./names.js";
import { PREDICATE_TYPE, targetStatement } from "./statement.js";
import type { Algorithm, Evidence } from "./types.js";

/** `VERIFY.md`: how an auditor checks an export on their own machine, and what it does not say. */
export function guideOf(evidence: Evidence): string {
  const { signature } = evidence;
  const parts = [
    headOf(evidence),
    withRunner(evidence),
    digests(),
    ...(signature === null ? [unsigned()] : [withOpenssl(signature.algorithm), withCosign()]),
    replay(),
    limits(),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** How to have openssl look at a signature. */
const OPENSSL: Readonly<Record<Algorithm, string>> = {
  Ed25519: `openssl pkeyutl -verify -pubin -inkey "$KEY" -rawin -in "$WORK/signed" -sigfile "$WORK/signature"`,
  "ECDSA P-256": `openssl dgst -sha256 -verify "$KEY" -signature "$WORK/signature" "$WORK/signed"`,
};

function headOf({ target, signature, environments, now }: Evidence): string {
  const names = environments.map(({ name }) => name).join(", ");
  const notReal = targetStatement(target);
  const signed =
    signature === null
      ? "**This export is NOT SIGNED.** Whoever could write to it could change it, and all its digests with it."
      : `It is signed with ${signature.algorithm}; the SHA-256 of the public key (DER) is \`${signature.key}\`. **Ask for the public key where you trust the answer, not where you got this export**, and set KEY to its file.`;
  const lines = [
    "# How to verify this evidence",
    `It says what was tested in ${names}, as of ${now}, on a plan made against the target \`${target}\`.`,
    ...(notReal === "" ? [] : [`**It is ${notReal}.**`]),
    signed,
    "Run the commands below in the folder that holds this file. They need no network.",
  ];
  return lines.join("\n\n");
}

function withRunner({ signature, target, environments }: Evidence): string {
  const how = signature === null ? "--allow-unsigned" : '--key "$KEY"';
  const wanted = target === "aws" ? "" : ` --target ${target}`;
  const plans = environments.map(({ name }) => name).sort(byCodeUnit);
  return `## 1. With policy-runner

\`\`\`bash
policy-runner verify . ${how}${wanted}
\`\`\`

It checks the signature, that every file is what the manifest says, that none is missing and none was
added, and that the statement is what the results say. It ends with 0 when all of that holds, with 1 and
the reasons when it does not, and with 2 when it could not tell. ${
    wanted === ""
      ? ""
      : "Without `--target` it fails: by default it wants evidence about real accounts. "
  }If you are given a raw plan, add \`--plan ${plans[0]}=plan.json\`: the statement holds its digest.`;
}

function digests(): string {
  return `## 2. With sha256sum alone

\`\`\`bash
sha256sum --check --quiet --strict ${NAMES.sums}
grep -q "$(sha256sum ${NAMES.manifest} | cut -d ' ' -f 1)" ${NAMES.statement}
\`\`\`

The first command holds every file to its digest, the second the manifest to the statement. (On macOS:
\`shasum -a 256\`.) Neither tells who wrote them: that is what the signature is for.`;
}

function unsigned(): string {
  return `## 3. The signature

There is none here. Where the export was made by a GitHub workflow with actions/attest, the signature is
kept by GitHub, on the subjects in \`${NAMES.subjects}\`:

    gh attestation verify ${NAMES.manifest} --repo OWNER/REPOSITORY --predicate-type ${PREDICATE_TYPE}

Then check with step 1 that the rest of the export is what that manifest says.`;
}

function withOpenssl(algorithm: Algorithm): string {
  return `## 3. With openssl

\`\`\`bash
WORK=$(mktemp -d)
{ printf 'DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} %s ' "$(wc -c <${NAMES.statement} | tr -d ' ')"; cat ${NAMES.statement}; } >"$WORK/signed"
sed -n 's/.*"sig": "\\(.*\\)".*/\\1/p' ${NAMES.envelope} | openssl base64 -d -A >"$WORK/signature"
${OPENSSL[algorithm]}
rm -r "$WORK"
\`\`\`

The signature is over the statement in ${NAMES.statement}, with its type and length before it
([DSSE](https://github.com/secure-systems-lab/dsse)). Steps 2 and 3 together are a whole verification.`;
}

function withCosign(): string {
  return `## 4. With cosign

\`\`\`bash
cosign verify-blob-attestation --insecure-ignore-tlog --key "$KEY" --bundle ${NAMES.bundle} --type ${PREDICATE_TYPE} ${NAMES.manifest}
\`\`\`

\`--insecure-ignore-tlog\` says that the signature is in no public log: a key of your own needs none.`;
}

function replay(): string {
  return `## Judging again

    policy-runner verify . --replay ...

evaluates every rule again, on the policy input and by the compiled policies, parameters, waivers and
baselines of this very export, makes every report anew, and compares byte for byte. It finds a verdict
that was edited by hand even where whoever did it could sign. What it can not make anew, as that takes the
raw plans: ${NAMES.comparison}, the digests of the plans, the accounts that they name, and file and line
of a finding. With \`--plan\` (and \`--source\`, the Terraform code), it makes the policy input anew as well. The policies are a WebAssembly module of Open Policy Agent; each line of a policy input can
be given to any OPA together with their sources.`;
}

function limits(): string {
  return `## What it does not say

- **It is about plans, not about what runs.** A rule judges what Terraform would have made of the
  configuration at that time. What was changed since, or by other means, is not in it.
- **No control is "met" by it.** A control that is \`satisfied\` had its rules pass on what was planned;
  each control says what part of it the rules do not cover. \`not_tested\` is no pass.
- **What the plan does not tell is \`undetermined\`**: values that AWS decides, and values that the plan
  marks sensitive, which are masked before any rule sees them and are nowhere in this export.
- **The policy input is not the plan.** It is what rules read of it. Whether it is a true extract can only
  be told with the raw plan, whose digest the statement holds (\`--replay --plan\`).
- **Waivers were in force on the day of the run**; whether they still are, their expiry tells.
- **A signature tells who holds the key**, and not that what they say is true.`;
}
