import type { Result } from "../../verdict/types.js";
import { count, counted, originOf, targetLines, VERDICTS, worstVerdict } from "../overview.js";
import { NO_EVIDENCE } from "../statement.js";
import type { Cell, Sheet } from "./sheet.js";
import { inColor, LOOKS } from "./style.js";

const TONES = { passed: "good", violations: "bad", error: "bad" } as const;

/** The first page: the verdict, what it is worth, what it is bound to, and who signs it off. */
export function coverPage(
  sheet: Sheet,
  results: readonly Result[],
  notices: readonly string[],
): void {
  const verdict = worstVerdict(results);
  sheet.space(18);
  sheet.text("POLICY REPORT", LOOKS.head);
  const names = results.map(({ environment }) => environment).join(", ");
  sheet.text(`${VERDICTS[verdict]}: ${names}`, inColor(LOOKS.title, TONES[verdict]));
  sheet.space(6);
  targets(sheet, results);
  for (const notice of notices) {
    if (notice !== "") sheet.text(notice, inColor(LOOKS.strong, "warn"));
  }
  sheet.space(10);
  verdicts(sheet, results);
  for (const { environment, plan, totals } of results) {
    sheet.text(
      `${environment}: ${counted(plan.resources, "resource")} judged by ${count(totals.tested)} of ${counted(totals.rules, "rule")}`,
      LOOKS.text,
    );
  }
  sheet.space(12);
  origin(sheet, results);
  signatures(sheet);
}

function targets(sheet: Sheet, results: readonly Result[]): void {
  if (results.some(({ target }) => target !== "aws")) {
    sheet.text(`This is ${NO_EVIDENCE}.`, inColor(LOOKS.subheading, "warn"));
  }
  for (const line of targetLines(results)) sheet.text(line, LOOKS.text);
}

const NUMBERS = ["blocking", "fail", "error", "undetermined", "waived", "pass"] as const;

function verdicts(sheet: Sheet, results: readonly Result[]): void {
  const cell = (text: string, width: number, look = LOOKS.text): Cell => ({
    width,
    pieces: [[text, look]],
  });
  const number = (text: string, look = LOOKS.text): Cell => ({
    ...cell(text, 50, look),
    align: "right",
  });
  const head = [
    cell("Environment", 54, LOOKS.head),
    cell("Verdict", 75, LOOKS.head),
    ...NUMBERS.map((name) => number(name, LOOKS.head)),
  ];
  sheet.table(
    head,
    results.map(({ environment, verdict, totals: { blocking, outcomes } }) => [
      cell(environment, 54, LOOKS.strong),
      cell(VERDICTS[verdict], 75, inColor(LOOKS.strong, TONES[verdict])),
      ...NUMBERS.map((name) => number(count(name === "blocking" ? blocking : outcomes[name]))),
    ]),
  );
}

/** Digests and versions; what is the same everywhere is said once. */
function origin(sheet: Sheet, results: readonly Result[]): void {
  sheet.text("Bound to", LOOKS.subheading);
  sheet.space(2);
  const origins = results.map((result) => new Map(originOf(result)));
  const names = new Set(origins.flatMap((one) => [...one.keys()]));
  for (const name of names) {
    const values = origins.map((one) => one.get(name) ?? "none");
    const isSame = new Set(values).size === 1;
    for (const [place, value] of (isSame ? values.slice(0, 1) : values).entries()) {
      const where = isSame ? "" : `, ${results[place]?.environment}`;
      sheet.row([
        { width: 140, pieces: [[`${name}${where}`, LOOKS.note]] },
        { width: 349, pieces: [[value, LOOKS.code]] },
      ]);
      sheet.space(-5);
    }
  }
  sheet.space(14);
}

function signatures(sheet: Sheet): void {
  sheet.keep(110);
  sheet.text("Signed off", LOOKS.subheading);
  sheet.text(
    "Who signs says that this report was read, not that any control is met as a whole.",
    LOOKS.note,
  );
  sheet.space(26);
  for (const _ of ["first", "second"]) {
    sheet.rule();
    sheet.row(
      ["Name", "Role", "Date", "Signature"].map((name) => ({
        width: 115,
        pieces: [[name, LOOKS.note]],
      })),
    );
    sheet.space(20);
  }
}
