/** What is recorded of a check, one JSON object a line; each table is a folder of the history. */
export const TABLE_NAMES = ["verdicts", "findings", "controls", "waivers"] as const;

/** One of {@link TABLE_NAMES}. */
export type TableName = (typeof TABLE_NAMES)[number];

/** What a column holds; Athena's types of the same are in infra/modules/compliance-history. */
export type ColumnType = "string" | "int" | "boolean" | "array<string>";

/** A column of a table. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** Whether a line may hold null there. */
  readonly nullable: boolean;
  readonly about: string;
}

/** A value of a column. */
export type Cell = string | number | boolean | null;

/** A line of the history: column → value, without the two that its folders tell. */
export type Row = Readonly<Record<string, Cell | readonly string[]>>;

/** Where the lines of a file stand: what its folders tell of each. */
export interface Partition {
  /** The day of the check in UTC, as its folder tells: 2026-11-26. */
  readonly date: string;
  readonly environment: string;
}

/** Rows of one file. */
export interface Rows {
  readonly table: TableName;
  readonly partition: Partition;
  readonly rows: readonly Row[];
}

/** Questions that the history answers. */
export const QUERY_NAMES = ["verdicts", "open", "waivers", "controls"] as const;

/** One of {@link QUERY_NAMES}. */
export type QueryName = (typeof QUERY_NAMES)[number];

/** What a question is asked with; each is a parameter of the SQL. */
export interface Asked {
  /** The first day of which checks count: 2026-01-01. */
  readonly since: string;
  /** One environment, or "" for all. */
  readonly environment: string;
  /** One framework, or "" for all. */
  readonly framework: string;
  /** The last day, in UTC, on which a waiver is about to expire. */
  readonly until: string;
}

/** A question: SQL with a ? for each parameter, in their order. */
export interface Query {
  readonly name: QueryName;
  readonly title: string;
  /** Tables that it reads besides the verdicts. */
  readonly reads: readonly TableName[];
  readonly parameters: readonly (keyof Asked)[];
  readonly sql: string;
}

/** What the engine answers. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** An answer, with what it was asked. */
export interface Answer extends Table {
  readonly query: QueryName;
  readonly title: string;
}
