/**
 * What a PostgreSQL server's background processes do, done between transactions, because PGlite has none of them: without a
 * checkpoint its log grows for ever (1.2 GB seen at a limit of 1 GB), without `analyze` plans stay those of empty tables, without
 * `vacuum` index-only scans visit every row. The limits are those of autovacuum. A table is named with its schema and quoted, as `regclass` writes it.
 */
import type { PgliteSession } from "./pglite-session.ts";

const LOOK_EVERY = 200;
/** Work that waits for an idle moment is done at last after so many commits. */
const OVERDUE = 2_000;
const LOG_BYTES = 64 * 1024 * 1024;

const DUE = `
select
  (select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn) > ${LOG_BYTES} from pg_control_checkpoint()) as log,
  (select array_agg(s.relid::regclass::text) from pg_stat_user_tables s join pg_class c on c.oid = s.relid
    where s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0) or s.n_ins_since_vacuum > 1000 + 0.2 * greatest(c.reltuples, 0)) as vacuum,
  (select array_agg(s.relid::regclass::text) from pg_stat_user_tables s join pg_class c on c.oid = s.relid
    where s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)) as analyze`;

export class Upkeep {
  private readonly session: PgliteSession;
  private commits = 0;

  constructor(session: PgliteSession) {
    this.session = session;
  }

  /** Counts a commit. @returns whether `look` should be called now. */
  isDueAfterCommit(isIdle: boolean): boolean {
    this.commits++;
    return this.commits >= (isIdle ? LOOK_EVERY : OVERDUE);
  }

  /** Must have the session to itself, outside a transaction. */
  async look(): Promise<void> {
    this.commits = 0;
    const [due] = await this.session.query<{ log: boolean; vacuum: string[] | null; analyze: string[] | null }>(
      DUE,
      [],
    );
    const vacuumed = new Set(due?.vacuum ?? []);
    // One by one, as vacuum takes no transaction around it.
    for (const table of vacuumed) await this.session.control(`vacuum (analyze) ${table}`);
    for (const table of due?.analyze ?? []) if (!vacuumed.has(table)) await this.session.control(`analyze ${table}`);
    if (due?.log) await this.session.control("checkpoint");
  }
}
