import type { RuleResult } from "../../findings/types.js";
import type { Result } from "../../verdict/types.js";
import { count, type RuleRow, ruleRows } from "../overview.js";
import type { Cell, Piece, Sheet } from "./sheet.js";
import { inColor, LOOKS } from "./style.js";

const NUMBERS = [
  ["judged", null],
  ["pass", "good"],
  ["fail", "bad"],
  ["undet.", "warn"],
  ["waived", "waived"],
  ["n/a", null],
  ["error", "bad"],
] as const;

const WIDTH = 27;
const GAP = 10;
const NUMBERS_WIDTH = NUMBERS.length * (WIDTH + GAP) - GAP;
const NAMED = 60;
const WIDE = 499 - NUMBERS_WIDTH - GAP;

/** What was tested, as fully as what failed: every rule, and what became of its resources. */
export function rulePages(sheet: Sheet, results: readonly Result[]): void {
  sheet.section("Rules");
  sheet.text(
    "What was tested: every rule of the policy pack, and what became of the resources in its scope. A rule that did not run, or that matched nothing, says so.",
    LOOKS.text,
  );
  sheet.space(6);
  const several = results.length > 1;
  const head = [
    { width: several ? WIDE - NAMED - GAP : WIDE, pieces: [["Rule", LOOKS.head]] } as const,
    ...(several ? [{ width: NAMED, pieces: [["Environment", LOOKS.head]] } as const] : []),
    ...NUMBERS.map(([name]) => number(name, LOOKS.head)),
  ];
  sheet.table(head, rows(results));
}

function* rows(results: readonly Result[]): Generator<readonly Cell[]> {
  for (const row of ruleRows(results)) yield cellsOf(row, results);
}

/** A rule with a line for each environment; where one has no numbers, why not stands below the title. */
function cellsOf({ rule, runs }: RuleRow, results: readonly Result[]): readonly Cell[] {
  const reasons = runs.map((run, place) => {
    const why = reasonOf(run);
    return why === null || runs.length === 1 ? why : `${results[place]?.environment}: ${why}`;
  });
  const notes = reasons.flatMap((why) => (why === null ? [] : [[why, LOOKS.note] as const]));
  const several = runs.length > 1;
  const title = {
    width: several ? WIDE - NAMED - GAP : WIDE,
    pieces: [...titleOf(rule), ...notes],
  };
  const names = results.map(({ environment }) => [environment, LOOKS.note] as const);
  const columns = runs.map(outcomesOf);
  return [
    title,
    ...(several ? [{ width: NAMED, pieces: names }] : []),
    ...NUMBERS.map(
      (_, place): Cell => ({
        width: WIDTH,
        pieces: columns.map((column) => column[place] as Piece),
        align: "right",
      }),
    ),
  ];
}

function titleOf({ id, title, severity, enforcement }: RuleResult): readonly Piece[] {
  return [
    [`${id}  ${title}`, { ...LOOKS.strong, size: LOOKS.note.size }],
    [`${severity}, ${enforcement}`, LOOKS.note],
  ];
}

/** Why a run tells nothing of a rule; null where it does. */
function reasonOf(run: RuleResult | null): string | null {
  if (run === null) return "not in the pack of this run";
  return run.not_tested ?? (run.matched_nothing ? "matched nothing" : null);
}

function outcomesOf(run: RuleResult | null): readonly Piece[] {
  if (run === null || reasonOf(run) !== null) return NUMBERS.map(() => ["\u2013", LOOKS.note]);
  const { resources, counts } = run;
  const values = [
    resources - counts.not_applicable,
    counts.pass,
    counts.fail,
    counts.undetermined,
    counts.waived,
    counts.not_applicable,
    counts.error,
  ];
  return values.map((value, place) => {
    const tone = NUMBERS[place]?.[1] ?? null;
    return [count(value), value === 0 || tone === null ? LOOKS.note : inColor(LOOKS.note, tone)];
  });
}

function number(text: string, look: Piece[1]): Cell {
  return { width: WIDTH, pieces: [[text, look]], align: "right" };
}
