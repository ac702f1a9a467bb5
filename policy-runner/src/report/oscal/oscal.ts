import type { Result } from "../../verdict/types.js";
import { NO_EVIDENCE, statementOf } from "../statement.js";
import { verdictLine } from "../text.js";
import { backMatter, referencesOf } from "./back-matter.js";
import { findingsOf, reviewedControls } from "./controls.js";
import { observationsOf, resourcesOf } from "./observations.js";
import { riskIds, risksOf } from "./risks.js";
import { Run } from "./run.js";
import { markup, properties, titleOf } from "./text.js";

/** Version of the model. Source: https://pages.nist.gov/OSCAL-Reference/models/v1.2.0/assessment-results/json-reference/ */
const OSCAL_VERSION = "1.2.0";

/**
 * The result as OSCAL assessment results: an observation for each rule that ran, a risk for each
 * finding, a finding for each control that was tested, and what it was made from, with digests.
 *
 * Its identifiers are made from the run's inputs, so that the same inputs give the same bytes.
 */
export function* oscalReport(result: Result): Generator<string> {
  const run = new Run(result);
  yield `{"assessment-results":{"uuid":"${run.id("results")}","metadata":${JSON.stringify(metadata(result))},`;
  yield `"import-ap":{"href":"#${run.id("assessment-plan")}"},\n"results":[`;
  yield JSON.stringify(head(run)).slice(0, -1);
  yield `,"local-definitions":${JSON.stringify(assets(run)).slice(0, -1)}`;
  yield* member("inventory-items", resourcesOf(run));
  yield `},"reviewed-controls":${JSON.stringify(reviewedControls(run))}`;
  yield* member("observations", observationsOf(run));
  yield* member("risks", risksOf(run));
  yield* member("findings", findingsOf(run, riskIds(run)));
  yield `}],\n"back-matter":${JSON.stringify(backMatter(run))}}}\n`;
}

/** A further member that is a list, an entry a line; nothing where it would be empty. */
function* member(name: string, entries: Iterable<object>): Generator<string> {
  let open = `,\n"${name}":[\n`;
  for (const entry of entries) {
    yield `${open}${JSON.stringify(entry)}`;
    open = ",\n";
  }
  if (open === ",\n") yield "\n]";
}

function metadata(result: Result): object {
  const { environment, project, target, now, policies, tools } = result;
  const statement = statementOf(result);
  return {
    title: titleOf(`Policy check of ${environment}`),
    "last-modified": now,
    version: now,
    "oscal-version": OSCAL_VERSION,
    props: properties({
      ...{ project, environment, target, policies: `${policies.name} ${policies.version}` },
      ...tools,
    }),
    ...(statement === "" ? {} : { remarks: statement }),
  };
}

function head(run: Run): object {
  const { result } = run;
  const { environment, now, verdict, totals, plan, target, rules } = result;
  const untested = rules.filter((rule) => rule.not_tested !== null);
  const remarks = [
    ...(target === "aws" ? [] : [`This is ${NO_EVIDENCE}.`]),
    ...untested.map(({ id, title, not_tested }) => `Not tested: ${id}, ${title}: ${not_tested}.`),
  ];
  return {
    uuid: run.id("result"),
    title: titleOf(`${environment} as planned`),
    description: markup(`${verdictLine(result)}.`),
    start: now,
    end: now,
    props: properties({
      ...{ verdict, blocking: totals.blocking, resources: plan.resources },
      ...{ rules: totals.rules, rules_tested: totals.tested },
      ...totals.outcomes,
    }),
    links: referencesOf(run),
    ...(remarks.length === 0 ? {} : { remarks: remarks.map(markup).join("\n\n") }),
  };
}

/** The tool that tested. */
function assets(run: Run): object {
  const version = run.result.tools.policy_runner ?? "";
  const uuid = run.id("tool");
  return {
    "assessment-assets": {
      components: [
        {
          uuid,
          type: "software",
          title: "policy-runner",
          description: "Judges Terraform plans by a compiled policy pack.",
          props: properties({ version }),
          status: { state: "operational" },
        },
      ],
      "assessment-platforms": [
        { uuid: run.id("platform"), "uses-components": [{ "component-uuid": uuid }] },
      ],
    },
  };
}
