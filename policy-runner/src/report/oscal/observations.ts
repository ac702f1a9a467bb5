import type { Finding, RuleResult } from "../../findings/types.js";
import { countsText } from "../counts.js";
import { findingsByRule, wrongOf } from "../worst.js";
import type { Run } from "./run.js";
import { listed, markup, properties, titleOf } from "./text.js";

/** An observation for each rule that ran: what was tested, and on which resources something was found. */
export function* observationsOf(run: Run): Generator<object> {
  const byRule = findingsByRule(run.result.findings);
  for (const rule of run.result.rules) {
    if (rule.not_tested === null) yield observationOf(run, rule, byRule.get(rule.id) ?? []);
  }
}

function observationOf(run: Run, rule: RuleResult, findings: readonly Finding[]): object {
  const { id, title, description, family, severity, enforcement, counts, resources } = rule;
  return {
    uuid: run.id("observation", id),
    title: titleOf(`${id}: ${title}`),
    description: markup(description),
    props: properties({ rule: id, family, severity, enforcement, resources, ...counts }),
    methods: ["TEST"],
    types: ["control-objective", ...(findings.length === 0 ? [] : ["finding"])],
    origins: [{ actors: [{ type: "tool", "actor-uuid": run.id("tool") }] }],
    ...listed(
      "subjects",
      findings.map((finding) => subjectOf(run, finding)),
    ),
    "relevant-evidence": [
      { href: `#${run.id("plan")}`, description: `${countsText(counts)}, in the plan.` },
      { href: `#${run.id("policies")}`, description: "The rule as it was compiled." },
    ],
    collected: run.result.now,
  };
}

function subjectOf(run: Run, finding: Finding): object {
  const { address, outcome, blocking, path, fingerprint } = finding;
  return {
    "subject-uuid": run.resource(address),
    type: "inventory-item",
    title: titleOf(address),
    props: properties({ outcome, blocking, path, fingerprint }),
    remarks: markup(wrongOf(finding)),
  };
}

/** Every resource of which something was found, once. */
export function* resourcesOf(run: Run): Generator<object> {
  const seen = new Set<string>();
  for (const { address } of run.result.findings) {
    if (seen.has(address)) continue;
    seen.add(address);
    yield {
      uuid: run.resource(address),
      description: titleOf(address),
      props: properties({ address }),
    };
  }
}
