import type { ActionPlace, Files } from "./types.js";

/** Releases of actions, by commit; the comment behind one names its version. */
const ACTIONS = {
  checkout: "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
  node: "actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0",
  terraform: "hashicorp/setup-terraform@dfe3c3f87815947d99a8997f908cb6525fc44e9e # v4.0.1",
  credentials:
    "aws-actions/configure-aws-credentials@e6de054238d6b7531b4efff3b6587d9aade6a06c # v6.2.3",
  upload: "actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0",
} as const;

/** A workflow that plans every pull request and has the plan judged. */
export function workflowFile({ repository, commit }: ActionPlace): Files {
  const text = `# Plans every pull request, and has the plan judged by policy-runner.
name: policy-check

on:
  pull_request:

permissions: {}

concurrency:
  group: policy-check-\${{ github.ref }}
  cancel-in-progress: true

jobs:
  check:
    runs-on: ubuntu-24.04
    timeout-minutes: 30
    permissions:
      contents: read
      # For the role of AWS_ROLE_ARN; without one, leave this line out.
      id-token: write
    steps:
      - uses: ${ACTIONS.checkout}
        with:
          persist-credentials: false
      - uses: ${ACTIONS.node}
        with:
          node-version: 22
      - uses: ${ACTIONS.terraform}
        with:
          # The wrapper mangles what terraform show -json prints.
          terraform_wrapper: false
      - name: Assume the role that may plan
        if: vars.AWS_ROLE_ARN != ''
        uses: ${ACTIONS.credentials}
        with:
          role-to-assume: \${{ vars.AWS_ROLE_ARN }}
          aws-region: \${{ vars.AWS_REGION }}
      # A plan can hold secrets, so it is no artifact and lies outside of the checkout.
      - name: Plan
        run: |
          terraform init -input=false
          terraform plan -input=false -out="$RUNNER_TEMP/plan.bin"
          terraform show -json "$RUNNER_TEMP/plan.bin" > "$RUNNER_TEMP/plan.json"
      - name: Judge the plan
        id: policy
        uses: ${repository}/.github/actions/policy-check@${commit}
        with:
          plan: \${{ runner.temp }}/plan.json
          config: team.yaml
          waivers: waivers.yaml
          source: .
          target: aws
          report-dir: policy-reports
      - name: Keep the reports
        if: always()
        uses: ${ACTIONS.upload}
        with:
          name: policy-reports
          path: policy-reports
          if-no-files-found: ignore
`;
  return new Map([[".github/workflows/policy-check.yml", text]]);
}
