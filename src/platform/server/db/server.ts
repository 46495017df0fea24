/** PostgreSQL on a server: a pool, and statements that are used again prepared under a name. */
import pg from "pg";
import type { Database, Scope, SqlValue, Tx } from "./database.ts";
import { forWorkers } from "./distribute.ts";
import { scopeText } from "./scope.ts";
import { StatementNames } from "./statement-names.ts";
import { statementsOf } from "./statements.ts";

const { types } = pg;
const asText = (text: string): string => text;
const textArray = types.getTypeParser(1009 as never) as (text: string) => string[];
// int8, date, timestamp, and arrays of numeric, date, timestamp and timestamptz: the driver would make numbers and `Date`s of them.
for (const oid of [20, 1082, 1114]) types.setTypeParser(oid, asText);
for (const oid of [1231, 1182, 1115, 1185]) types.setTypeParser(oid as never, textArray);
types.setTypeParser(1184, (text: string) => new Date(text).toISOString());

const CONNECTIONS = 10;
const TRIES = 3;

/** Deadlock and serialization failure: the whole transaction may run again. */
const isTransient = (fault: unknown): boolean =>
  ["40P01", "40001"].includes(String((fault as { code?: unknown })?.code));

/** The server is not there, or was lost in the middle. Whether a commit that was under way counts is then not known. */
export class ConnectionLost extends Error {
  constructor(cause: unknown) {
    super(`the connection to the database was lost: ${(cause as Error)?.message ?? cause}`, { cause });
    this.name = "ConnectionLost";
  }
}

/**
 * Citus passes on what a worker said but not its fields, so here alone the name is read out of the text: `item_code_key_102034`, the name
 * of one part of the table, becomes `item_code_key`.
 */
function nameConstraint(fault: unknown): void {
  const it = fault as { code?: unknown; constraint?: string; message?: unknown };
  if (!String(it?.code).startsWith("23")) return;
  const name = it.constraint ?? /constraint "(\w+)"/.exec(String(it.message))?.[1];
  if (name) it.constraint = name.replace(/_\d{6,}$/, "");
}

/** 57P01 to 57P03: the server shuts down or starts; class 08: connections; without a code of five: the network's own. */
export function isLost(fault: unknown): boolean {
  const { code, message } = (fault ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code)) return code.startsWith("08") || /^57P0[123]$/.test(code);
  return typeof code === "string"
    ? /^E[A-Z]+$/.test(code)
    : /connection terminated|timeout exceeded when trying to connect|not queryable/i.test(String(message));
}

/** A connection on which the transaction has begun. One that was lost while idle is found out here, with nothing written yet, and left for another. */
async function begin(pool: pg.Pool, scope: string): Promise<pg.PoolClient> {
  for (let tries = 0; ; tries++) {
    const client = await pool.connect();
    const ignored = () => undefined;
    client.on("error", ignored);
    try {
      await client.query(scope);
      return client;
    } catch (fault) {
      client.release(fault as Error);
      if (!isLost(fault) || tries === CONNECTIONS) throw fault;
    } finally {
      client.off("error", ignored);
    }
  }
}

export async function openServer(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: 15_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    application_name: "millstock",
  });
  // An idle connection that breaks is replaced; the next query tells if the server is gone.
  pool.on("error", () => undefined);
  const names = new StatementNames();
  const found = await pool.query("select 1 from pg_extension where extname = 'citus'").catch(async (fault: unknown) => {
    await pool.end();
    throw isLost(fault) ? new ConnectionLost(fault) : fault;
  });
  const isDistributed = found.rows.length > 0;

  async function once<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await begin(pool, scopeText(scope, isDistributed));
    let broken: Error | undefined;
    const breaks = (fault: Error) => {
      broken = fault;
    };
    client.on("error", breaks);
    try {
      const value = await work(transactionOn(client, names, isDistributed));
      const { command } = await client.query("commit");
      // PostgreSQL answers a commit of a refused transaction with a rollback and no error.
      if (command !== "COMMIT")
        throw new Error("a statement of the transaction was refused, so nothing of it was written");
      return value;
    } catch (fault) {
      if (isDistributed) nameConstraint(fault);
      if (isLost(fault)) breaks(fault as Error);
      else await client.query("rollback").catch(breaks);
      throw broken ? new ConnectionLost(broken) : fault;
    } finally {
      client.off("error", breaks);
      client.release(broken);
    }
  }

  return {
    kind: "server",
    async transaction(scope, work) {
      for (let tries = 1; ; tries++) {
        try {
          return await once(scope, work);
        } catch (fault) {
          if (isTransient(fault) && tries < TRIES) continue;
          throw isLost(fault) ? new ConnectionLost(fault) : fault;
        }
      }
    },
    script: (sql) => inParts(sql, isDistributed, (part) => pool.query(part)),
    listen: (channel, tell) => listen(url, channel, tell),
    close: () => pool.end(),
  };
}

/** Several statements: as one text, or one by one where Citus would pass the whole text on to workers that take one command at a time. */
async function inParts(sql: string, isDistributed: boolean, run: (part: string) => Promise<unknown>): Promise<void> {
  for (const part of isDistributed ? statementsOf(sql) : [sql]) await run(part);
}

function transactionOn(client: pg.PoolClient, names: StatementNames, isDistributed: boolean): Tx {
  // Statements may be asked for at once; a connection runs one after another.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(statement: () => Promise<T>): Promise<T> => {
    const next = last.then(statement);
    last = next.catch(() => undefined);
    return next;
  };
  const query = <R>(asked: string, values: readonly SqlValue[] = []): Promise<R[]> =>
    inTurn(async () => {
      const text = isDistributed ? forWorkers(asked) : asked;
      const name = names.nameOf(text);
      return (await client.query({ ...(name ? { name } : {}), text, values: values as unknown[] })).rows as R[];
    });
  return {
    query,
    script: (sql) => inTurn(() => inParts(sql, isDistributed, (part) => client.query(part))),
    notify: async (channel, payload) => void (await query("select pg_notify($1, $2)", [channel, payload])),
  };
}

const BACK_AFTER_MS = 1_000;

/** A connection of its own that comes back when it is lost. What was told meanwhile is not heard. */
async function listen(url: string, channel: string, tell: (payload: string) => void): Promise<() => Promise<void>> {
  let client: pg.Client | undefined;
  let isStopped = false;
  const connect = async () => {
    const next = new pg.Client({ connectionString: url, keepAlive: true, application_name: "millstock listener" });
    let isGone = false;
    const gone = () => {
      if (isGone || isStopped) return;
      isGone = true;
      next.end().catch(() => undefined);
      setTimeout(() => void connect().catch(() => undefined), BACK_AFTER_MS).unref();
    };
    next.on("notification", (it) => tell(it.payload ?? ""));
    next.on("error", gone);
    next.on("end", gone);
    try {
      await next.connect();
      await next.query(`listen ${pg.escapeIdentifier(channel)}`);
      client = next;
    } catch (fault) {
      gone();
      throw fault;
    }
  };
  await connect();
  return async () => {
    isStopped = true;
    await client?.end();
  };
}
