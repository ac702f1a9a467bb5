import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { QUERIES } from "../../../policy-runner/src/history/queries.js";
import { PARTITION, TABLES } from "../../../policy-runner/src/history/tables.js";
import type { Column, Query } from "../../../policy-runner/src/history/types.js";
import { PATHS, ROOT } from "../paths.js";
import { say } from "../say.js";
import { code, fill, table } from "./render.js";

/** A file that tells of the history's columns or questions, as it is, and as it should be. */
interface Written {
  readonly path: string;
  readonly is: string;
  readonly shouldBe: string;
}

/** What is written from the runner's own columns and SQL: a page, and what Glue is told. */
export function historyFiles(): readonly Written[] {
  const page = resolve(ROOT, "docs/history.md");
  const tables = resolve(PATHS.infra, "modules/compliance-history/tables.json");
  const text = readFileSync(page, "utf8");
  return [
    { path: page, is: text, shouldBe: pageOf(text) },
    { path: tables, is: readFileSync(tables, "utf8"), shouldBe: tablesJson() },
  ];
}

/** Brings them up to date. */
export function updateHistory(): void {
  const stale = historyFiles().filter(({ is, shouldBe }) => is !== shouldBe);
  for (const { path, shouldBe } of stale) writeFileSync(path, shouldBe);
  say(`${stale.length} files on the history of checks were brought up to date.`);
}

function pageOf(text: string): string {
  const columns = Object.entries(TABLES).map(
    ([name, all]) => `**${name}**\n\n${table(["column", "type", ""], all.map(columnRow))}`,
  );
  const queries = Object.values(QUERIES).map(querySection);
  const page = "docs/history.md";
  const withColumns = fill(text, "COLUMNS", columns.join("\n\n"), page);
  return fill(withColumns, "QUERIES", queries.join("\n\n"), page);
}

function columnRow({ name, type, nullable, about }: Column): readonly string[] {
  return [code(name), nullable ? `${code(type)} or null` : code(type), about];
}

function querySection({ name, title, parameters, sql }: Query): string {
  const values = parameters.map(code).join(", ");
  return `### ${title}\n\n\`--query ${name}\`; parameters: ${values}.\n\n\`\`\`sql\n${sql}\n\`\`\``;
}

/** Glue knows no null: any column may be one. */
function tablesJson(): string {
  const glue = (columns: readonly Column[]) =>
    columns.map(({ name, type, about }) => ({ name, type, comment: about }));
  const tables = Object.entries(TABLES).map(([name, columns]) => [name, glue(columns)]);
  const value = { partition: glue(PARTITION), tables: Object.fromEntries(tables) };
  return `${JSON.stringify(value, null, 2)}\n`;
}
