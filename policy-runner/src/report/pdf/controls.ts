import type { ControlResult } from "../../controls/types.js";
import type { Result } from "../../verdict/types.js";
import { type ControlRow, count, frameworkRows } from "../overview.js";
import { STATUSES } from "../tones.js";
import type { Cell, Piece, Sheet } from "./sheet.js";
import { inColor, LOOKS, PAGE } from "./style.js";

/** Most columns that a page has room for; more environments are told in tables one after the other. */
const MOST = 4;

const WIDTH = 72;
const GAP = 10;

/** The matrix of controls by environment. */
export function controlPages(sheet: Sheet, results: readonly Result[]): void {
  sheet.section("Controls");
  sheet.text(
    "What the rules say of each control. Satisfied says that everything that its rules judged passes, and no more: below each control stands what its rules do not cover, and which of them were not tested. Whether a control is met is for its auditor to say.",
    LOOKS.text,
  );
  for (let from = 0; from < results.length; from += MOST) {
    tables(sheet, results.slice(from, from + MOST));
  }
}

function tables(sheet: Sheet, results: readonly Result[]): void {
  const wide = PAGE.right - PAGE.left - results.length * (WIDTH + GAP);
  const head: Cell[] = [
    { width: wide, pieces: [["Control", LOOKS.head]] },
    ...results.map(({ environment }) => ({
      width: WIDTH,
      pieces: [[environment, LOOKS.head]] as const,
    })),
  ];
  for (const { framework, controls } of frameworkRows(results)) {
    sheet.space(12);
    sheet.keep(90);
    sheet.text(`${framework.name} ${framework.version}`, LOOKS.subheading);
    sheet.text(framework.source, LOOKS.note);
    sheet.table(
      head,
      controls.map((row) => [
        { width: wide, pieces: about(row, results) },
        ...row.runs.map((run) => ({ width: WIDTH, pieces: statusOf(run) })),
      ]),
    );
  }
}

function about({ control, runs }: ControlRow, results: readonly Result[]): readonly Piece[] {
  const places = control.rules.map((rule) => {
    const without = results.filter((_, place) => runs[place]?.tested.includes(rule) !== true);
    if (without.length === 0) return rule;
    const where =
      results.length === 1 ? "" : ` in ${without.map(({ environment }) => environment).join(", ")}`;
    return `${rule} (not tested${where})`;
  });
  return [
    [`${control.id}  ${control.title}`, LOOKS.strong],
    [`Not covered: ${control.not_covered}`, LOOKS.note],
    [places.length === 0 ? "No rule gives evidence for it." : places.join(", "), LOOKS.note],
  ];
}

function statusOf(run: ControlResult | null): readonly Piece[] {
  if (run === null) return [["unknown", LOOKS.note]];
  const { status, tested, rules, counts } = run;
  const [words, tone] = STATUSES[status];
  const judged = counts.pass + counts.fail + counts.undetermined + counts.waived + counts.error;
  return [
    [words, inColor(LOOKS.strong, tone)],
    [`${tested.length} of ${rules.length} rules`, LOOKS.note],
    ...(judged === 0
      ? []
      : [[`${count(counts.pass)} of ${count(judged)} pass`, LOOKS.note] as const]),
  ];
}
