import type { Result } from "../../verdict/types.js";
import { count, counted, type FindingGroup, type Found, findingGroups } from "../overview.js";
import { OUTCOME_TONES } from "../tones.js";
import { expectedOf } from "../worst.js";
import type { Cell, Piece, Sheet } from "./sheet.js";
import { inColor, LOOKS } from "./style.js";

/** Findings up to which all are listed: about fifty pages. */
const MOST = 500;

/** Findings of a rule that a document lists which is summarised. */
const EACH = 5;

const WIDE = 419;

/** What a document says that does not list every finding; "" where it does. */
export function summaryOf(results: readonly Result[]): string {
  const all = results.reduce((sum, { findings }) => sum + findings.length, 0);
  if (all <= MOST) return "";
  const listed = findingGroups(results).reduce(
    (sum, { found }) => sum + Math.min(found.length, EACH),
    0,
  );
  return `Summarised: of ${counted(all, "finding")}, ${count(listed)} are listed, the ${EACH} worst of each rule. The counts are of all; the HTML, CSV and JSON reports list every one.`;
}

/** Findings by rule, the worst first. */
export function findingPages(sheet: Sheet, results: readonly Result[]): void {
  sheet.section("Findings");
  const summarised = summaryOf(results);
  const groups = findingGroups(results);
  if (groups.length === 0) {
    sheet.text("Nothing failed, nothing was undetermined, nothing is waived.", LOOKS.text);
  }
  if (summarised !== "") sheet.text(summarised, inColor(LOOKS.strong, "warn"));
  for (const group of groups) groupOf(sheet, group, results, summarised === "" ? MOST : EACH);
}

function groupOf(
  sheet: Sheet,
  { rule, found }: FindingGroup,
  results: readonly Result[],
  most: number,
): void {
  sheet.space(12);
  sheet.keep(100);
  sheet.text(`${rule.id}  ${rule.title}`, LOOKS.subheading);
  sheet.text(
    `${counted(found.length, "finding")}, ${rule.severity} severity, ${rule.family}, ${rule.enforcement}. How to mend: ${rule.remediation}`,
    LOOKS.note,
  );
  const controls = Object.entries(rule.controls).map(
    ([framework, ids]) => `${framework} ${ids.join(", ")}`,
  );
  if (controls.length > 0) sheet.text(`Controls: ${controls.join("; ")}`, LOOKS.note);
  sheet.space(2);
  for (const one of found.slice(0, most)) {
    sheet.rule();
    sheet.row(cellsOf(one, results));
  }
  const rest = found.length - most;
  if (rest > 0) sheet.text(`and ${count(rest)} more of this rule`, inColor(LOOKS.strong, "warn"));
}

function cellsOf({ finding, run }: Found, results: readonly Result[]): readonly Cell[] {
  const { address, outcome, blocking, baseline, message, file, line, waiver } = finding;
  const tone = OUTCOME_TONES.find(([name]) => name === outcome)?.[2] ?? "none";
  const expected = expectedOf(finding);
  const weight = baseline ? "in the baseline" : blocking ? "blocks" : "does not block";
  const terms =
    waiver === null
      ? []
      : [
          [
            `Until ${waiver.expires}, ${waiver.ticket}, owner ${waiver.owner}, approved by ${waiver.approved_by}: ${waiver.reason}`,
            inColor(LOOKS.note, "waived"),
          ] as const,
        ];
  const left: Piece[] = [
    [outcome, inColor(LOOKS.strong, tone)],
    [outcome === "waived" ? "" : weight, LOOKS.note],
    ...(results.length === 1 ? [] : [[results[run]?.environment ?? "", LOOKS.note] as const]),
  ];
  return [
    { width: 70, pieces: left.filter(([text]) => text !== "") },
    {
      width: WIDE,
      pieces: [
        [address, LOOKS.code],
        [`${message}${expected === "" ? "" : `; expected ${expected}`}`, LOOKS.text],
        ...terms,
        [file === null ? "no source given" : `${file}:${line}`, LOOKS.note],
      ],
    },
  ];
}
