import { expect } from "chai";
import { parse as parseCsv } from "csv-parse/sync";
import { OUTCOMES, type OutcomeName } from "../../src/findings/types.js";
import type { Result } from "../../src/verdict/types.js";

/** How often a report tells of an outcome; `waiver` is a waiver that is not in order. */
export type Tally = { readonly [outcome in OutcomeName | "waiver"]?: number };

/** A reading of one format: what its totals say, and what is listed one by one. */
export interface Reading {
  /** Every outcome that the format sums up. */
  readonly totals?: Tally;
  /** Every finding that it shows, counted by us. */
  readonly listed?: Tally;
  /** Findings that it says it has left out. */
  readonly left: number;
}

const count = (outcomes: readonly (string | undefined)[]): Tally => {
  const tally: Record<string, number> = {};
  for (const outcome of outcomes) tally[outcome ?? "?"] = (tally[outcome ?? "?"] ?? 0) + 1;
  return tally;
};

const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, word = ""]) => word);

const number = (text: string, pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? 0);

const sum = (numbers: readonly (string | number)[]): number =>
  numbers.reduce<number>((all, one) => all + Number(one), 0);

function ofResult({ totals, findings, waivers }: Result): Reading {
  const outcomes = findings.map(({ outcome }) => outcome);
  const wrong = (waivers?.findings ?? []).map(() => "waiver");
  return { totals: totals.outcomes, listed: count([...outcomes, ...wrong]), left: 0 };
}

/** Lines of the table are rule, judged, pass, fail with error, undetermined. */
function ofText(text: string): Reading {
  const words = found(text, /^ {2}(WAIVER(?= [A-Z])|FAIL|UNDETERMINED|WAIVED|ERROR)\b/gm);
  const column = (place: number) =>
    sum(
      [...text.matchAll(/^ {2}[A-Z]+-[A-Z]+-\d+ +(\d+) +(\d+) +(\d+) +(\d+) /gm)].map(
        (row) => row[place] ?? 0,
      ),
    );
  const listed = count(words.map((word) => word.toLowerCase()));
  const { fail = 0, error = 0 } = listed;
  if (column(3) !== fail + error) throw new Error(`the table has ${column(3)} failures`);
  return { totals: { pass: column(2), undetermined: column(4) }, listed, left: 0 };
}

function ofJsonl(text: string): Reading {
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const findings = lines.filter(({ kind }) => kind === "finding");
  return ofResult({ ...lines[0], findings });
}

function ofSarif(text: string): Reading {
  const [run] = JSON.parse(text).runs;
  const notes: { message: { text: string } }[] = run.invocations[0].toolExecutionNotifications;
  return {
    totals: run.properties.totals.outcomes,
    listed: count(
      run.results.map(({ properties }: { properties: { outcome: string } }) => properties.outcome),
    ),
    left: sum(notes.map((note) => number(note.message.text, /^(\d+) findings? of/))),
  };
}

function ofJunit(text: string): Reading {
  const totals = OUTCOMES.map((outcome) => [
    outcome,
    sum(found(text, new RegExp(`<property name="${outcome}" value="(\\d+)"/>`, "g"))),
  ]);
  const suites = text.split("<testsuite ").slice(1);
  const listed = suites.flatMap((suite) => {
    if (suite.includes('classname="waivers"'))
      return found(suite, /<(testcase) /g).map(() => "waiver");
    return [
      ...found(suite, /<(?:failure|error) [^>]*type="([a-z]+)"/g),
      ...found(suite, /<skipped>(undetermined|waived|fail): /g),
    ];
  });
  return { totals: Object.fromEntries(totals), listed: count(listed), left: 0 };
}

function ofMarkdown(text: string): Reading {
  const [names = "", , values = ""] = /^\| pass .*(?:\n.*){2}/m.exec(text)?.[0].split("\n") ?? [];
  const cells = (row: string) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
  const totals = cells(names).map((name, i) => [name.replace(" ", "_"), Number(cells(values)[i])]);
  const rows = found(text, /^\| \**(error|fail|undetermined|waived)\b[^|]* \| [A-Z]+-/gm);
  return {
    totals: Object.fromEntries(totals),
    listed: count([...rows, ...found(text, /^- \*\*waiver (\w+)/gm).map(() => "waiver")]),
    left: number(text, /^\*\*(\d+) more findings?/m) + number(text, /^- \*\*(\d+) more waiver/m),
  };
}

function ofGithub(text: string): Reading {
  const lines = text.trimEnd().split("\n");
  const last = (lines.pop() ?? "").split("%0A");
  const totals = OUTCOMES.map((name) => [
    name,
    number(last[1] ?? "", new RegExp(`(\\d+) ${name.replace("_", " ")}\\b`)),
  ]);
  const listed = lines.map((line) =>
    line.includes("title=Waiver ") ? "waiver" : /::([a-z]+): /.exec(line)?.[1],
  );
  return {
    totals: Object.fromEntries(totals),
    listed: count(listed),
    left: number(last.at(-1) ?? "", /^(\d+) more finding/),
  };
}

function ofCsv(text: string): Reading {
  const rows: { outcome: string }[] = parseCsv(text, { columns: true, record_delimiter: "\r\n" });
  return { listed: count(rows.map(({ outcome }) => outcome)), left: 0 };
}

interface Properties {
  readonly props: readonly { readonly name: string; readonly value: string }[];
}

/** The outcomes of the subjects of all observations; the risks have to have the same, and the waivers. */
function ofOscal(text: string): Reading {
  const [result] = JSON.parse(text)["assessment-results"].results;
  const named = ({ props }: Properties, name: string) =>
    props.find((one) => one.name === name)?.value;
  const outcomes = (of: readonly Properties[]) => count(of.map((one) => named(one, "outcome")));
  const observations: { subjects?: Properties[] }[] = result.observations ?? [];
  const subjects = outcomes(observations.flatMap((one) => one.subjects ?? []));
  const { waiver, ...risks } = { waiver: 0, ...outcomes(result.risks ?? []) };
  const same = Object.entries(risks).every(([name, n]) => subjects[name as OutcomeName] === n);
  if (!same) throw new Error("risks and observations do not agree");
  const totals = OUTCOMES.map((name) => [name, Number(named(result, name.replace("_", "-")))]);
  return {
    totals: Object.fromEntries(totals),
    listed: waiver === 0 ? subjects : { ...subjects, waiver },
    left: 0,
  };
}

/** A card sums up each environment; numbers have commas. */
function ofHtml(text: string): Reading {
  const totals = OUTCOMES.map((name) => {
    const pattern = new RegExp(`</i>${name.replace("_", " ")}</dt><dd>([\\d,]+)</dd>`);
    return [name, Number(pattern.exec(text)?.[1]?.replaceAll(",", ""))];
  });
  const wrong = /<ul class="wrong">.*?<\/ul>/s.exec(text)?.[0] ?? "";
  const waivers = found(wrong, /<(li)>/g).map(() => "waiver");
  return {
    totals: Object.fromEntries(totals),
    listed: count([...found(text, / data-o="(\w+)"/g), ...waivers]),
    left: 0,
  };
}

/** Numbers alone: nothing is listed, and everything summed up. */
function ofOutputs(text: string): Reading {
  const said = new Map(
    text
      .trimEnd()
      .split("\n")
      .map((line) => line.split("=") as [string, string]),
  );
  const of = (name: string) => Number(said.get(name));
  const totals = Object.fromEntries(OUTCOMES.map((name) => [name, of(name)]));
  const noted = ["fail", "undetermined", "waived", "error", "waivers_not_in_order"];
  return { totals, left: sum(noted.map(of)) };
}

/** How each format is read, independently of how it is written. */
export const READERS: Readonly<Record<string, (text: string) => Reading>> = {
  text: ofText,
  json: (text) => ofResult(JSON.parse(text)),
  jsonl: ofJsonl,
  sarif: ofSarif,
  junit: ofJunit,
  markdown: ofMarkdown,
  github: ofGithub,
  csv: ofCsv,
  oscal: ofOscal,
  outputs: ofOutputs,
  html: ofHtml,
};

const NAMES = [...OUTCOMES, "waiver"] as const;
const NOTED = NAMES.filter((name) => name !== "pass" && name !== "not_applicable");

/** Holds what a report says to the result that it was made from. */
export function expectCounts(format: string, text: string, of: Result): void {
  const reading = READERS[format]?.(text);
  if (reading === undefined) throw new Error(`${format} is read by nothing`);
  const { totals, listed, left } = reading;
  const all = of.findings.length + (of.waivers?.findings.length ?? 0);
  for (const [name, said] of Object.entries(totals ?? {})) {
    expect(said, `total of ${name} in ${format}`).to.equal(
      of.totals.outcomes[name as keyof Result["totals"]["outcomes"]],
    );
  }
  const own: Tally = { ...of.totals.outcomes, waiver: of.waivers?.findings.length ?? 0 };
  if (left === 0) {
    for (const name of NOTED)
      expect(listed?.[name] ?? 0, `${name} in ${format}`).to.equal(own[name]);
  } else {
    // What is cut states every total.
    expect(Object.keys(totals ?? {})).to.have.members([...OUTCOMES]);
  }
  const shown = Object.values(listed ?? {}).reduce((sum, n) => sum + n, 0);
  expect(shown + left, `findings in ${format}`).to.equal(all);
}
