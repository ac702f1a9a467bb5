import type { DuckDBConnection, DuckDBInstance, DuckDBType, DuckDBValue } from "@duckdb/node-api";
import { CannotJudge } from "../errors.js";
import { PARTITION, TABLES } from "./tables.js";
import type { Cell, ColumnType, Partition, Row, Rows, Table, TableName } from "./types.js";

/** What knows DuckDB. */
type DuckDb = typeof import("@duckdb/node-api");

/** The version that the tests run with, and that a person is told to install. */
export const DUCKDB = "1.5.6-r.1";

/** Rows that are handed over at once: what DuckDB holds in one vector. */
const BATCH = 2048;

/**
 * DuckDB, in memory and shut in: it opens no file, reaches no network and loads no extension, as all
 * that it is to know is handed to it. It is loaded here and nowhere else, since it is optional and large.
 */
export class Engine {
  private constructor(
    private readonly duckdb: DuckDb,
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  /** @throws CannotJudge when DuckDB is not installed */
  static async start(): Promise<Engine> {
    const duckdb = await loaded();
    const instance = await duckdb.DuckDBInstance.create(":memory:", {
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
    });
    const connection = await instance.connect();
    // What has to be put on disk for want of memory would leave lines behind: it is refused.
    await connection.run(
      "SET temp_directory = ''; SET enable_external_access = false; SET lock_configuration = true",
    );
    return new Engine(duckdb, instance, connection);
  }

  /** Makes a table of what is read; its columns are those of the folders, then those of its lines. */
  async fill(table: TableName, all: Iterable<Rows>): Promise<void> {
    const own = TABLES[table];
    const columns = [...PARTITION, ...own];
    const types = this.types();
    const ddl = columns.map(({ name, type }) => `"${name}" ${types[type]}`).join(", ");
    await this.connection.run(`CREATE TABLE ${table} (${ddl})`);
    const appender = await this.connection.createAppender(table);
    for (const { rows, partitions } of batches(all)) {
      const chunk = this.duckdb.DuckDBDataChunk.create(columns.map(({ type }) => types[type]));
      chunk.setColumns([
        partitions.map(({ date }) => date),
        partitions.map(({ environment }) => environment),
        ...own.map(({ name }) => rows.map((row) => this.value(row[name]))),
      ]);
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  }

  /** Types of columns in its own words. */
  private types(): Readonly<Record<ColumnType, DuckDBType>> {
    const { VARCHAR, INTEGER, BOOLEAN, LIST } = this.duckdb;
    return { string: VARCHAR, int: INTEGER, boolean: BOOLEAN, "array<string>": LIST(VARCHAR) };
  }

  private value(value: Row[string] | undefined): DuckDBValue {
    return typeof value === "object" && value !== null
      ? this.duckdb.listValue(value)
      : (value ?? null);
  }

  /** Answers SQL with a value for each of its question marks. */
  async ask(sql: string, values: readonly (string | number)[] = []): Promise<Table> {
    const reader = await this.connection.runAndReadAll(sql, [...values]);
    return {
      columns: reader.columnNames(),
      rows: reader.getRows().map((row) => row.map(cellOf)),
    };
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}

async function loaded(): Promise<DuckDb> {
  try {
    return await import("@duckdb/node-api");
  } catch {
    throw new CannotJudge(
      `The history is read with DuckDB, which is not installed, or not for this machine; run npm install @duckdb/node-api@${DUCKDB}.`,
    );
  }
}

/** Rows in batches of one size, each with what its folders tell. */
interface Batch {
  readonly rows: Row[];
  readonly partitions: Partition[];
}

function* batches(all: Iterable<Rows>): Generator<Batch> {
  let held: Batch = { rows: [], partitions: [] };
  for (const { partition, rows } of all) {
    for (const row of rows) {
      held.rows.push(row);
      held.partitions.push(partition);
      if (held.rows.length < BATCH) continue;
      yield held;
      held = { rows: [], partitions: [] };
    }
  }
  if (held.rows.length > 0) yield held;
}

/** Numbers that DuckDB counts in 64 bits are small ones here. */
function cellOf(value: DuckDBValue): Cell {
  return typeof value === "bigint" ? Number(value) : (value as Cell);
}
