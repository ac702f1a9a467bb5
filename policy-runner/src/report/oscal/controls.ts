import type { ControlResult, ControlStatus, FrameworkResult } from "../../controls/types.js";
import { countsText } from "../counts.js";
import type { Run } from "./run.js";
import { listed, markup, properties, titleOf } from "./text.js";

/** What was looked at: of each framework the controls that rules give evidence for, less those not tested. */
export function reviewedControls({ result }: Run): object {
  const selections = result.frameworks.map((framework) => ({
    description: markup(`${framework.name} ${framework.version}`),
    ...listed(
      "include-controls",
      framework.controls.map((one) => selected(framework, one)),
    ),
    ...listed(
      "exclude-controls",
      framework.controls
        .filter(({ status }) => status === "not_tested")
        .map((one) => selected(framework, one)),
    ),
    ...(framework.controls.length === 0 ? { "include-all": {} } : {}),
  }));
  const none = { description: "The rules are mapped to no framework.", "include-all": {} };
  return {
    description:
      "Controls for which rules give evidence. Those that are excluded were not tested in this run.",
    "control-selections": selections.length === 0 ? [none] : selections,
  };
}

function selected(framework: FrameworkResult, control: ControlResult): object {
  return { "control-id": controlId(framework.id, control.id) };
}

/**
 * A control's id as a token: that of NIST's own catalogue (AC-2(1) is ac-2.1), or else led by the
 * framework, as a token begins with a letter.
 */
export function controlId(framework: string, id: string): string {
  const token = id.replace(/\(([^)]*)\)/g, ".$1").replace(/[^A-Za-z0-9._-]/g, "-");
  return framework === "nist_800_53" ? token.toLowerCase() : `${framework}-${token}`;
}

/** Never "compliant": OSCAL knows two states, and the reason says what is between them. */
const STATES: Readonly<Record<Exclude<ControlStatus, "not_tested">, object>> = {
  satisfied: { state: "satisfied", reason: "pass" },
  not_satisfied: { state: "not-satisfied", reason: "fail" },
  undetermined: {
    state: "not-satisfied",
    reason: "other",
    remarks: "Undetermined: nothing fails, but something can not be told from the plan.",
  },
  waived: {
    state: "not-satisfied",
    reason: "other",
    remarks: "Waived: what fails has been accepted, on terms that the risks name.",
  },
};

/**
 * A finding for each control that was tested.
 *
 * @param risks identifiers of the risks of each rule
 */
export function* findingsOf(
  run: Run,
  risks: ReadonlyMap<string, readonly string[]>,
): Generator<object> {
  for (const framework of run.result.frameworks) {
    for (const control of framework.controls) {
      if (control.status !== "not_tested") yield findingOf(run, framework, control, risks);
    }
  }
}

function findingOf(
  run: Run,
  { id: framework, name, version }: FrameworkResult,
  { id, title, status, tested, not_tested, not_covered, counts }: ControlResult,
  risks: ReadonlyMap<string, readonly string[]>,
): object {
  const token = controlId(framework, id);
  return {
    uuid: run.id("finding", framework, id),
    title: titleOf(`${name} ${version}, ${id}: ${title}`),
    description: markup(
      `${countsText(counts)}, by ${tested.length} of ${tested.length + not_tested.length} rules. Not covered by them: ${not_covered}`,
    ),
    props: properties({ framework, control: id, status, ...counts }),
    target: {
      type: "objective-id",
      "target-id": `${token}_obj`,
      title: titleOf(title),
      status: STATES[status as keyof typeof STATES],
    },
    "related-observations": tested.map((rule) => ({
      "observation-uuid": run.id("observation", rule),
    })),
    ...listed(
      "related-risks",
      tested.flatMap((rule) => (risks.get(rule) ?? []).map((uuid) => ({ "risk-uuid": uuid }))),
    ),
  };
}
