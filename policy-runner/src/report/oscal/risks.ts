import type { Finding, RuleResult, WaiverTerms } from "../../findings/types.js";
import type { WaiverFinding } from "../../waivers/types.js";
import { termsOf, wrongOf } from "../worst.js";
import type { Run } from "./run.js";
import { markup, properties, titleOf } from "./text.js";

/** What a risk's status is; what could not be told or judged is looked into, not open. */
const STATUS = {
  fail: "open",
  waived: "deviation-approved",
  undetermined: "investigating",
  error: "investigating",
} as const;

/** A risk for each finding, and for each waiver that is not in order. */
export function* risksOf(run: Run): Generator<object> {
  const rules = new Map(run.result.rules.map((rule) => [rule.id, rule]));
  for (const wrong of run.result.waivers?.findings ?? []) yield riskOfWaiver(run, wrong);
  for (const finding of run.result.findings) yield riskOf(run, finding, rules.get(finding.rule));
}

/** Identifiers of the risks of each rule. */
export function riskIds(run: Run): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const finding of run.result.findings) {
    const own = ids.get(finding.rule);
    if (own === undefined) ids.set(finding.rule, [run.risk(finding)]);
    else own.push(run.risk(finding));
  }
  return ids;
}

function riskOf(run: Run, finding: Finding, rule: RuleResult | undefined): object {
  const { address, outcome, severity, blocking, fingerprint, waiver, file, line } = finding;
  const source = file === null ? null : `${file}:${line}`;
  const uuid = run.risk(finding);
  return {
    uuid,
    title: titleOf(`${finding.rule}: ${address}`),
    description: markup(wrongOf(finding)),
    statement: markup(rule?.description ?? ""),
    props: properties({
      ...{ rule: finding.rule, address, outcome, severity, blocking, fingerprint, source },
      baseline: finding.baseline ? true : null,
    }),
    status: STATUS[outcome],
    ...(waiver === null ? {} : { deadline: `${waiver.expires}T00:00:00Z` }),
    remediations: [
      mending(run, uuid, finding.remediation),
      ...(waiver === null ? [] : [acceptance(run, uuid, waiver)]),
    ],
    "related-observations": [{ "observation-uuid": run.id("observation", finding.rule) }],
  };
}

function mending(run: Run, risk: string, text: string): object {
  return {
    uuid: run.id("mending", risk),
    lifecycle: "recommendation",
    title: "How to mend",
    description: markup(text),
  };
}

/** Who has accepted the risk, and until when. */
function acceptance(run: Run, risk: string, waiver: WaiverTerms): object {
  const { owner, approved_by, ticket, expires } = waiver;
  return {
    uuid: run.id("acceptance", risk),
    lifecycle: "planned",
    title: titleOf(`Waiver ${ticket}`),
    description: markup(termsOf(waiver)),
    props: [
      // The one property of a response that OSCAL itself names.
      { name: "type", value: "accept" },
      ...properties({ owner, approved_by, ticket, expires }),
    ],
  };
}

function riskOfWaiver(run: Run, wrong: WaiverFinding): object {
  const { problem, rule, address, message, file, line } = wrong;
  return {
    uuid: run.id("waiver", problem, rule, address, file, String(line)),
    title: titleOf(`Waiver ${problem}: ${rule}: ${address}`),
    description: markup(message),
    statement: "A waiver that is not in order hides a failure that nobody answers for.",
    props: properties({ rule, address, outcome: "waiver", problem, source: `${file}:${line}` }),
    status: "open",
  };
}
