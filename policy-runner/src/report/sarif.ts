import type { Finding, RuleResult } from "../findings/types.js";
import type { Result } from "../verdict/types.js";
import { expectedOf, worstFirst } from "./worst.js";

/** Results of a run that GitHub takes. Source: its limits of SARIF uploads. */
const MOST = 25_000;

/** How GitHub weighs a rule of security. */
const SCORE = { critical: "9.5", high: "8.0", medium: "5.5", low: "2.0" } as const;

/**
 * The result as SARIF 2.1.0: places in the source, fingerprints that last, what is waived as suppressed.
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function* sarifReport(result: Result): Generator<string> {
  const findings = worstFirst(result.findings);
  const places = new Map(result.rules.map(({ id }, place) => [id, place]));
  yield '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{';
  yield `"tool":${JSON.stringify({ driver: driverOf(result) })},`;
  yield `"invocations":${JSON.stringify([invocationOf(result, findings.length)])},`;
  yield '"columnKind":"utf16CodeUnits","results":[';
  let comma = "";
  for (const finding of findings.slice(0, MOST)) {
    yield `${comma}\n${JSON.stringify(resultOf(finding, places.get(finding.rule) ?? -1))}`;
    comma = ",";
  }
  yield "\n]}]}\n";
}

function driverOf({ rules, findings, policies, tools }: Result): object {
  const remedies = new Map(findings.map(({ rule, remediation }) => [rule, remediation]));
  return {
    name: "policy-runner",
    semanticVersion: tools.policy_runner,
    properties: { policies },
    rules: rules.map((rule) => descriptorOf(rule, remedies.get(rule.id) ?? rule.title)),
  };
}

function descriptorOf(
  { id, title, family, severity, controls, enforcement }: RuleResult,
  help: string,
): object {
  const tags = Object.entries(controls).flatMap(([framework, ids]) =>
    ids.map((control) => `${framework}:${control}`),
  );
  return {
    id,
    name: id,
    shortDescription: { text: title },
    fullDescription: { text: title },
    help: { text: help },
    defaultConfiguration: { level: enforcement === "mandatory" ? "error" : "warning" },
    properties: { tags: ["security", family, ...tags], "security-severity": SCORE[severity] },
  };
}

function invocationOf({ verdict, exit_code, now }: Result, found: number): object {
  const rest = found - MOST;
  const cut = {
    level: "warning",
    message: { text: `${rest} findings are left out, the least severe; the full report has them.` },
  };
  return {
    executionSuccessful: verdict !== "error",
    exitCode: exit_code,
    endTimeUtc: now,
    ...(rest > 0 ? { toolExecutionNotifications: [cut] } : {}),
  };
}

function resultOf(finding: Finding, ruleIndex: number): object {
  const { rule, address, outcome, blocking, message, file, line, fingerprint, waiver } = finding;
  const expected = expectedOf(finding);
  const text = `${address}: ${message}${expected === "" ? "" : `; expected ${expected}`}`;
  return {
    ruleId: rule,
    ruleIndex,
    level: blocking ? "error" : "warning",
    message: { text },
    locations: [
      {
        // Without a place in the source, that of the plan: a result has to have one.
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file ?? "plan.json") },
          region: { startLine: line ?? 1 },
        },
        logicalLocations: [{ fullyQualifiedName: address, kind: "resource" }],
      },
    ],
    partialFingerprints: { "policyRunner/v1": fingerprint },
    ...(waiver === null
      ? {}
      : {
          suppressions: [
            {
              kind: "external",
              status: "accepted",
              justification: `${waiver.reason} (${waiver.ticket}, approved by ${waiver.approved_by}, until ${waiver.expires})`,
            },
          ],
        }),
    properties: { outcome, blocking },
  };
}
