import { inChunks, type Text } from "../../src/chunks.js";
import type { Counts, Finding, RuleResult } from "../../src/findings/types.js";
import type { Result } from "../../src/verdict/types.js";

const NONE: Counts = { pass: 0, fail: 0, undetermined: 0, waived: 0, not_applicable: 0, error: 0 };

/** Counts of outcomes, none but these. */
export function counts(over: Partial<Counts> = {}): Counts {
  return { ...NONE, ...over };
}

/** A blocking failure; `over` replaces its members. */
export function finding(over: Partial<Finding> = {}): Finding {
  return {
    rule: "PAY-ABC-001",
    address: 'module.a["x"].aws_x.y',
    outcome: "fail",
    severity: "high",
    blocking: true,
    message: "size is 1",
    path: "size",
    expected: 2,
    remediation: "Set size = 2.",
    file: "infra/x.tf",
    line: 12,
    fingerprint: "f".repeat(64),
    waiver: null,
    baseline: false,
    ...over,
  };
}

/** A rule that ran and matched nothing; `over` replaces its members. */
export function rule(over: Partial<RuleResult> = {}): RuleResult {
  return {
    id: "PAY-ABC-001",
    title: "Things have a size",
    description: "What has no size can not be found.",
    family: "abc",
    severity: "high",
    enforcement: "mandatory",
    controls: {},
    remediation: "Set size = 2.",
    references: ["https://example.com/size"],
    resources: 0,
    matched_nothing: true,
    not_tested: null,
    counts: counts(),
    ...over,
  };
}

/** The result of a run; `over` replaces its members. */
export function result(over: Partial<Result> = {}): Result {
  const rules = over.rules ?? [rule()];
  return {
    schema: "policy-runner/result/1",
    verdict: "passed",
    exit_code: 0,
    environment: "dev",
    project: "payment",
    profile: "payments",
    target: "emulated",
    now: "2026-01-01T00:00:00Z",
    plan: {
      digest: "1".repeat(64),
      format_version: "1.2",
      terraform_version: "1.11.4",
      providers: { "registry.terraform.io/hashicorp/aws": "~> 5.100" },
      resources: 9,
    },
    policies: { name: "pack", version: "1.2.3", digest: "2".repeat(64) },
    tools: { opa: "1.22.2", policy_runner: "0.1.0", terraform: "1.11.4" },
    totals: {
      rules: rules.length,
      tested: rules.length,
      not_tested: 0,
      blocking: 0,
      outcomes: counts(),
    },
    rules,
    frameworks: [],
    waivers: null,
    baseline: null,
    findings: [],
    ...over,
  };
}

/** A report as one text. */
export function whole(text: Text): string {
  return [...inChunks(text)].join("");
}
