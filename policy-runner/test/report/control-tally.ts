import { parse as parseCsv } from "csv-parse/sync";
import { CONTROL_STATUSES, type FrameworkResult } from "../../src/controls/types.js";
import { controlsCsv } from "../../src/report/controls-csv.js";
import type { Result } from "../../src/verdict/types.js";
import { whole } from "./results.js";

/** Name of a framework → how many of its controls have each status, in the order of the statuses. */
type Controls = Readonly<Record<string, readonly number[]>>;

const counted = (statuses: readonly (string | undefined)[]): number[] =>
  CONTROL_STATUSES.map((status) => statuses.filter((one) => one === status).length);

/** As the result has them. */
export function controlsOfResult({ frameworks }: Result): Controls {
  return Object.fromEntries(
    frameworks.map(({ name, controls }) => [name, counted(controls.map(({ status }) => status))]),
  );
}

/** As the table of a comment has them. */
export function controlsOfMarkdown(text: string, { frameworks }: Result): Controls {
  const rows = text.split("| controls |")[1]?.split("\n").slice(2) ?? [];
  return Object.fromEntries(
    frameworks.map(({ name }, i) => [name, (rows[i] ?? "").split("|").slice(2, -1).map(Number)]),
  );
}

/** As the table of controls has them. */
export function controlsOfCsv(result: Result): Controls {
  const rows: Record<string, string>[] = parseCsv(whole(controlsCsv([result])), {
    columns: true,
    record_delimiter: "\r\n",
  });
  return by(result.frameworks, (name) =>
    rows.filter(({ framework }) => framework === name).map(({ status }) => status),
  );
}

interface Properties {
  readonly props: readonly { readonly name: string; readonly value: string }[];
}

/** As OSCAL has them: findings for what was tested, and what is excluded. */
export function controlsOfOscal(text: string, { frameworks }: Result): Controls {
  const [result] = JSON.parse(text)["assessment-results"].results;
  const named = ({ props }: Properties, name: string) =>
    props.find((one) => one.name === name)?.value;
  const findings: readonly Properties[] = result.findings ?? [];
  const selections: readonly Record<string, readonly unknown[] | undefined>[] =
    result["reviewed-controls"]["control-selections"];
  return by(frameworks, (_, id, place) => [
    ...findings.filter((one) => named(one, "framework") === id).map((one) => named(one, "status")),
    ...(selections[place]?.["exclude-controls"] ?? []).map(() => "not_tested"),
  ]);
}

function by(
  frameworks: readonly FrameworkResult[],
  statuses: (name: string, id: string, place: number) => readonly (string | undefined)[],
): Controls {
  return Object.fromEntries(
    frameworks.map(({ name, id }, place) => [name, counted(statuses(name, id, place))]),
  );
}
