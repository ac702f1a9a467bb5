import type { Case } from "./case.js";

/** Who and what guards the gate is another. */
export const GUARDS: readonly Case[] = [
  {
    change: "an account may be another",
    by: (head) => head.edit("policies/accounts.yaml", '"777788889999"', '"999988887777"'),
    says: ["account-changed environments.prod.account"],
  },
  {
    change: "an action is denied no longer",
    by: (head) => head.edit("policies/accounts.yaml", "  - kms:DisableKey\n", ""),
    says: ["account-changed denied"],
  },
  {
    change: "somebody may approve who might not",
    by: (head) =>
      head.edit("policies/owners.yaml", "compliance-office: []", "compliance-office: [eve]"),
    says: ["owner-added compliance-office"],
  },
  {
    change: "files have other owners",
    by: (head) =>
      head.edit(".github/CODEOWNERS", "/policies/waivers.yaml ", "/policies/others.yaml "),
    says: ["gate-changed .github/CODEOWNERS"],
  },
  {
    change: "a workflow is another, or new",
    by: (head) =>
      head
        .edit(".github/workflows/ci.yml", "- run: .ci/run", "- run: 'true'")
        .write(".github/workflows/new.yml", "name: policy\n"),
    says: ["gate-changed .github/workflows/ci.yml", "gate-changed .github/workflows/new.yml"],
  },
  {
    change: "plans are made with another provider",
    by: (head) => head.edit("infra/.terraform.lock.hcl", "h1:", "h1:x"),
    says: ["gate-changed infra/.terraform.lock.hcl"],
  },
  {
    change: "what makes plans, judges them or is built is another",
    by: (head) =>
      head
        .write("policy-runner/src/bin.ts", "process.exitCode = 0;\n")
        .write("policy-runner/src/more.ts", "")
        .write("infra/jobs/planning.ts", "")
        .write("infra/jobs/test-all.ts", "")
        .edit("package.json", '"type": "module"', '"type": "commonjs"'),
    says: ["gate-changed infra/jobs", "gate-changed the build", "gate-changed policy-runner"],
  },
];
