/**
 * One file of DuckDB, for analysis. Its module is native and may be missing on a rare machine, and one process alone may have the file open: both
 * are told as refusals, and nothing else of the program needs it.
 *
 * Decimals come as text, as from PostgreSQL; a division of decimals would be a binary float there, so SQL that divides uses the macros of its schema.
 */
import type { DuckDBConnection, DuckDBInstance, DuckDBValue } from "@duckdb/node-api";
import { refuse } from "../../kernel/refusal.ts";

export type DuckValue = string | number | boolean | null;
export type DuckRow = Readonly<Record<string, unknown>>;

export interface Duck {
  /** One statement, or several without values. Reads may run at the same time as the one writer. */
  query(text: string, values?: readonly DuckValue[]): Promise<DuckRow[]>;
  /** The one writer: its statements are committed together or not at all. Writers come one after another. */
  write<T>(work: (query: Duck["query"]) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** `memory_limit` is what the engine may take; what does not fit is written beside the file. No extension is ever fetched. */
const SETTINGS = {
  memory_limit: "512MB",
  threads: "2",
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
};

/**
 * @param path the file, or `:memory:`
 * @throws Refusal if the engine is missing, another process has the file, or the file is none
 */
export async function openDuck(path: string): Promise<Duck> {
  const { DuckDBInstance } = await import("@duckdb/node-api").catch(() =>
    refuse("platform.analysis_missing", { platform: `${process.platform} ${process.arch}` }),
  );
  const instance = await DuckDBInstance.create(path, SETTINGS).catch((fault: Error) => {
    if (/lock/i.test(fault.message)) return refuse("platform.data_warehouse_in_use", { file: path }, "conflict");
    return refuse("platform.data_warehouse_unreadable", { file: path });
  });
  return duckOf(instance);
}

function duckOf(instance: DuckDBInstance): Duck {
  let last: Promise<unknown> = Promise.resolve();
  return {
    query: (text, values = []) => connected(instance, (connection) => rowsOf(connection, text, values)),
    write(work) {
      const turn = last.then(() => connected(instance, (connection) => inTransaction(connection, work)));
      last = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      await last;
      instance.closeSync();
    },
  };
}

async function connected<T>(instance: DuckDBInstance, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
  }
}

async function rowsOf(connection: DuckDBConnection, text: string, values: readonly DuckValue[]): Promise<DuckRow[]> {
  const reader = await connection.runAndReadAll(text, values as DuckDBValue[]);
  return reader.getRowObjectsJson() as DuckRow[];
}

async function inTransaction<T>(connection: DuckDBConnection, work: (query: Duck["query"]) => Promise<T>): Promise<T> {
  await connection.run("begin");
  try {
    const result = await work((text, values = []) => rowsOf(connection, text, values));
    await connection.run("commit");
    return result;
  } catch (fault) {
    await connection.run("rollback");
    throw fault;
  }
}
