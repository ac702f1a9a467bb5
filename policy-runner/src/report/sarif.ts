import type { Finding } from "../findings/types.js";
import type { Result } from "../verdict/types.js";
import type { WaiverFinding } from "../waivers/types.js";
import { counted } from "./limits.js";
import { sarifDriver, WAIVER_RULE } from "./sarif-driver.js";
import { sarifResult, sarifWaiver } from "./sarif-result.js";
import { PackedRoom } from "./sarif-room.js";
import { statementOf } from "./statement.js";
import { worstFirst } from "./worst.js";

/**
 * What GitHub takes, and what of it it shows.
 * Source: https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
 */
export const GITHUB = { results: 25_000, shown: 5_000 } as const;

/**
 * The result as SARIF 2.1.0: places in the source, fingerprints that last, what is waived as suppressed.
 *
 * Where GitHub would refuse the file it is cut, the least severe first; a notification says how many.
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function* sarifReport(result: Result): Generator<string> {
  const room = new PackedRoom();
  const head = headOf(result);
  room.takes(head);
  yield head;
  const places = new Map(result.rules.map(({ id }, place) => [id, place]));
  places.set(WAIVER_RULE, result.rules.length);
  let written = 0;
  for (const one of entriesOf(result)) {
    const text = `${written === 0 ? "" : ","}\n${JSON.stringify(entry(one, result, places))}`;
    if (written === GITHUB.results || !room.takes(text)) break;
    yield text;
    written += 1;
  }
  yield `\n],"invocations":${JSON.stringify([invocationOf(result, written)])}}]}\n`;
}

/** Waivers that are not in order first: they block, and hide what they name. */
function entriesOf({ waivers, findings }: Result): readonly (WaiverFinding | Finding)[] {
  return [...(waivers?.findings ?? []), ...worstFirst(findings)];
}

function entry(
  one: WaiverFinding | Finding,
  { baseline }: Result,
  places: ReadonlyMap<string, number>,
): object {
  if ("problem" in one) return sarifWaiver(one, places.get(WAIVER_RULE) ?? -1, baseline !== null);
  return sarifResult(one, places.get(one.rule) ?? -1, baseline !== null);
}

function headOf(result: Result): string {
  const { plan, environment, project, target, verdict, totals } = result;
  const run = {
    tool: { driver: sarifDriver(result) },
    // Uploads of several environments stand beside each other, and do not replace one another.
    automationDetails: { id: `policy-runner/${environment}/` },
    originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the repository." } } },
    artifacts: [
      {
        location: { uri: PLAN },
        description: { text: "The plan that was judged, as JSON." },
        roles: ["analysisTarget"],
        hashes: { "sha-256": plan.digest },
      },
    ],
    columnKind: "utf16CodeUnits",
    properties: { project, target, verdict, statement: statementOf(result), totals },
  };
  return `{"$schema":"${SCHEMA}","version":"2.1.0","runs":[${JSON.stringify(run).slice(0, -1)},"results":[`;
}

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

/** How the plan is named, whose path says nothing elsewhere. */
const PLAN = "plan.json";

function invocationOf(result: Result, written: number): object {
  const { verdict, exit_code, now, findings, waivers } = result;
  const all = findings.length + (waivers?.findings.length ?? 0);
  const left = all - written;
  const notes = [
    ...(left > 0
      ? [
          `${counted(left, "finding")} of ${all} left out, the least severe, as GitHub takes no more: the full report has all of them.`,
        ]
      : []),
    ...(written > GITHUB.shown
      ? [`GitHub shows the ${GITHUB.shown} most severe of these ${written} results.`]
      : []),
  ];
  return {
    executionSuccessful: verdict !== "error",
    exitCode: exit_code,
    endTimeUtc: now,
    toolExecutionNotifications: notes.map((text) => ({ level: "warning", message: { text } })),
  };
}
