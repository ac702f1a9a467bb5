import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { controlsOf } from "../../src/controls/controls.js";
import type { Framework, Rule } from "../../src/evaluate/types.js";
import type { Finding, RuleResult } from "../../src/findings/types.js";
import type { Result } from "../../src/verdict/types.js";
import { ROOT } from "../support/cli.js";
import { counts, finding, result, rule } from "./results.js";

const part = (name: string): unknown =>
  JSON.parse(readFileSync(join(ROOT, "policies/dist", name), "utf8"));

/**
 * The result of a large run by the shipped pack: its rules, its controls, and this many findings, most of
 * them of a few rules, as it is where something that everything is made from is wrong.
 */
export function manyFindings(amount: number, over: Partial<Result> = {}): Result {
  const catalogue = part("catalogue.json") as Rule[];
  const ran = catalogue.filter(({ scope }) => scope !== "environments");
  const findings = Array.from({ length: amount }, (_, i) =>
    foundAt(i, ran[i % 7 === 0 ? i % ran.length : i % 5] as Rule),
  );
  const rules = catalogue.map((one) => ruleOf(one, ran.includes(one), findings));
  const frameworks = controlsOf(part("frameworks.json") as Framework[], rules);
  const sums = counts({
    fail: findings.filter(({ outcome }) => outcome === "fail").length,
    undetermined: findings.filter(({ outcome }) => outcome === "undetermined").length,
    pass: rules.reduce((sum, { counts: { pass } }) => sum + pass, 0),
  });
  const base = result({ rules, frameworks, findings, verdict: "violations", exit_code: 1 });
  const totals = { ...base.totals, blocking: sums.fail, outcomes: sums };
  return { ...base, plan: { ...base.plan, resources: 100_000 }, totals, ...over };
}

function foundAt(i: number, { id, severity, remediation }: Rule): Finding {
  const fails = i % 11 !== 0;
  return finding({
    rule: id,
    address: `module.shard["part-${i % 40}"].module.queue.aws_sqs_queue.number_${i}["key-${i}"]`,
    outcome: fails ? "fail" : "undetermined",
    severity,
    blocking: fails,
    message: "kms_master_key_id is not set, and the queue is encrypted with a key of AWS",
    path: "kms_master_key_id",
    expected: "the ARN of a key",
    remediation,
    file: "infra/modules/queue/main.tf",
    line: (i % 300) + 1,
    fingerprint: createHash("sha256").update(String(i)).digest("hex"),
  });
}

function ruleOf(one: Rule, ran: boolean, findings: readonly Finding[]): RuleResult {
  const own = findings.filter((found) => found.rule === one.id);
  const failed = own.filter(({ outcome }) => outcome === "fail").length;
  const all = counts({ pass: 100, fail: failed, undetermined: own.length - failed });
  const { id, title, description, family, severity, controls, remediation, references } = one;
  return rule({
    ...{ id, title, description, family, severity, controls, remediation, references },
    resources: ran ? own.length + 100 : 0,
    matched_nothing: false,
    not_tested: ran ? null : "only a comparison of environments runs it",
    counts: ran ? all : counts(),
  });
}
