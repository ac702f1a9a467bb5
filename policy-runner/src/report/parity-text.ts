import type { Difference, Parity } from "../parity/types.js";
import { type Paint, painter, plain } from "./paint.js";
import { rulesText } from "./parity-rules.js";

/** Rows that a person takes in; more are named, not shown. */
const MOST_ROWS = 50;

/** Width that a table may have, and the least of a column. */
const WIDTH = 150;
const NARROWEST = 12;

/** The comparison for a person: a table of what differs, then what is declared, and the verdict last. */
export function parityText(parity: Parity, color = false, all = false): string {
  const paint = painter(color);
  const most = all ? Number.POSITIVE_INFINITY : MOST_ROWS;
  const sections = [
    heading(parity, paint),
    table(parity, paint, most),
    findings(parity, paint),
    declared(parity, paint),
    parity.rules === undefined ? "" : rulesText(parity.rules, paint, most),
    parityLine(parity, paint),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

const WORDS = { violations: "DIFFERENT", error: "NOT JUDGED" } as const;

/** The verdict in one sentence. */
export function parityLine(
  { verdict, totals, environments, rules }: Parity,
  paint: Paint = painter(false),
): string {
  const names = environments.map(({ name }) => plain(name)).join(", ");
  const word = verdict === "passed" ? paint.good("SAME") : paint.bad(WORDS[verdict]);
  const judged = rules === undefined ? "" : `, ${rules.totals.blocking} blocking findings of rules`;
  return `${word}: ${names}; ${totals.compared} resources, ${totals.differences} undeclared differences, ${totals.undetermined} undetermined, ${totals.declared} declared, ${totals.findings} findings about declarations${judged}`;
}

function heading({ environments, now }: Parity, paint: Paint): string {
  const width = Math.max(...environments.map(({ name }) => name.length));
  const lines = environments.map(({ name, files, resources, facts }) => {
    const kinds = [...new Set(files.map(({ kind }) => kind))].join(" and ");
    const where = [facts.region ?? "region unknown", facts.account ?? "account unknown"].join(", ");
    const digest = files[0]?.digest.slice(0, 12) ?? "";
    return `  ${plain(name).padEnd(width)}  ${kinds}, ${resources} resources, ${where}, sha256 ${digest}${files.length > 1 ? ` and ${files.length - 1} more` : ""}`;
  });
  return [paint.strong("Comparison of environments"), ...lines, `  clock ${now}`].join("\n");
}

function table({ differences, environments }: Parity, paint: Paint, most: number): string {
  if (differences.length === 0) return "";
  const names = environments.map(({ name }) => name);
  const shown = [...differences].sort(byGroup).slice(0, most);
  const label = Math.min(64, Math.max(...shown.map((one) => labelOf(one).length), 10));
  const column = Math.max(NARROWEST, Math.floor((WIDTH - label) / names.length) - 2);
  const head = `  ${"".padEnd(label)}  ${names.map((name) => cut(name, column).padEnd(column)).join("  ")}`;
  const rows = shown.flatMap((one, i) => {
    const before = shown[i - 1];
    const isNew = before === undefined || groupOf(before) !== groupOf(one);
    return [
      ...(isNew ? [paint.strong(plain(groupOf(one)))] : []),
      ...row(one, names, label, column, paint),
    ];
  });
  const rest = differences.length - shown.length;
  const more =
    rest > 0 ? [`... and ${rest} more; --all shows every row, --format json every value.`] : [];
  return [paint.strong(head.trimEnd()), ...rows, ...more].join("\n");
}

function row(
  difference: Difference,
  names: readonly string[],
  label: number,
  column: number,
  paint: Paint,
): string[] {
  const cells = names.map((name) => {
    const isOdd = difference.odd.includes(name);
    const text = cut(`${isOdd ? "> " : ""}${plain(difference.values[name] ?? "")}`, column).padEnd(
      column,
    );
    return isOdd ? paint.bad(text) : text;
  });
  const line = `  ${cut(labelOf(difference), label).padEnd(label)}  ${cells.join("  ")}`.trimEnd();
  const word = difference.outcome === "undetermined" ? "undetermined: " : "";
  return difference.note === ""
    ? [line]
    : [line, paint.dim(`    ${word}${plain(difference.note)}`)];
}

const MODULE = /^((?:[\w-]+: )?(?:module\.[^.[\]]+(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?\.?)*)/;

function groupOf({ address, type }: Difference): string {
  const module = (MODULE.exec(address)?.[1] ?? "").replace(/\.$/, "");
  return `${module === "" ? "root module" : module}, ${type}`;
}

function labelOf({ address, type, path }: Difference): string {
  const name = address.replace(MODULE, "").replace(new RegExp(`^${type}\\.`), "") || address;
  return plain(path === "" ? name : `${name} ${path}`);
}

function byGroup(a: Difference, b: Difference): number {
  const keys = [a, b].map((one) => `${groupOf(one)}\0${one.address}\0${one.path}`);
  return (keys[0] as string) < (keys[1] as string) ? -1 : 1;
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 3)}...`;
}

function findings({ findings }: Parity, paint: Paint): string {
  if (findings.length === 0) return "";
  const lines = findings.map(
    (one) =>
      `  ${paint.bad(one.problem.toUpperCase())}  ${plain(one.entry)}\n    ${plain(one.message)}`,
  );
  return [paint.strong("Declared variations that are not in order"), ...lines].join("\n");
}

function declared({ declared }: Parity, paint: Paint): string {
  const used = declared.filter(({ differences }) => differences.length > 0);
  if (used.length === 0) return "";
  const lines = used.map(({ variation, differences }) => {
    const { type, address, path, reason, owner, approved_by: approver, expires } = variation;
    const name = `${type ?? address}${path === undefined ? ` (${variation.kind})` : ` ${path}`}`;
    const until = expires === undefined ? "" : `, until ${expires}`;
    return `  ${plain(name)}: ${differences.length}, of ${plain(owner)}, approved by ${plain(approver)}${until}\n    ${paint.dim(plain(reason))}`;
  });
  return [paint.strong("Declared variations"), ...lines].join("\n");
}
