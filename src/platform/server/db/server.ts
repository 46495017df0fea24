/** PostgreSQL on a server: a pool, and statements prepared under a name made from their text. */
import { createHash } from "node:crypto";
import pg from "pg";
import type { Database, Scope, SqlValue, Tx } from "./database.ts";
import { scopeText } from "./scope.ts";

for (const oid of [20, 1082]) pg.types.setTypeParser(oid, (text: string) => text);
pg.types.setTypeParser(1184, (text: string) => new Date(text).toISOString());

const NAMED_AT_MOST = 500;
const RETRIES = 3;

/** Deadlock and serialization failure: the whole transaction may run again. */
const isTransient = (fault: unknown): boolean => ["40P01", "40001"].includes(String((fault as { code?: unknown })?.code));

export async function openServer(url: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000 });
  // An idle connection that breaks is replaced; the next query tells if the server is gone.
  pool.on("error", () => undefined);
  const names = new Map<string, string>();
  const { rows } = await pool.query("select 1 from pg_extension where extname = 'citus'");
  const isDistributed = rows.length > 0;

  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known || names.size >= NAMED_AT_MOST) return known;
    const name = createHash("sha1").update(text).digest("base64url");
    names.set(text, name);
    return name;
  };

  async function once<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let isBroken: Error | undefined;
    const broken = (fault: Error) => {
      isBroken = fault;
    };
    client.on("error", broken);
    const query = async <R>(text: string, values: readonly SqlValue[] = []): Promise<R[]> => {
      const name = nameOf(text);
      return (await client.query({ ...(name ? { name } : {}), text, values: values as unknown[] })).rows as R[];
    };
    try {
      await client.query(scopeText(scope, isDistributed));
      const value = await work({ query, notify: async (channel, payload) => void (await query("select pg_notify($1, $2)", [channel, payload])) });
      await client.query("commit");
      return value;
    } catch (fault) {
      await client.query("rollback").catch(broken);
      throw fault;
    } finally {
      client.off("error", broken);
      client.release(isBroken);
    }
  }

  return {
    kind: "server",
    async transaction(scope, work) {
      for (let tries = 1; ; tries++) {
        try {
          return await once(scope, work);
        } catch (fault) {
          if (tries >= RETRIES || !isTransient(fault)) throw fault;
        }
      }
    },
    script: async (sql) => void (await pool.query(sql)),
    listen: (channel, tell) => listen(url, channel, tell),
    close: () => pool.end(),
  };
}

/** A connection of its own that comes back when it is lost. */
async function listen(url: string, channel: string, tell: (payload: string) => void): Promise<() => Promise<void>> {
  let client: pg.Client | undefined;
  let isStopped = false;
  const connect = async () => {
    client = new pg.Client({ connectionString: url });
    client.on("notification", (it) => tell(it.payload ?? ""));
    client.on("error", () => again());
    await client.connect();
    await client.query(`listen ${pg.escapeIdentifier(channel)}`);
  };
  const again = () => {
    if (!isStopped) setTimeout(() => void connect().catch(again), 1_000).unref();
  };
  await connect();
  return async () => {
    isStopped = true;
    await client?.end();
  };
}
