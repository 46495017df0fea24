import type { Month } from "../../../kernel/dates.ts";
import { type Id, newId } from "../../../kernel/ids.ts";
import type { Issue } from "../../../kernel/refusal.ts";
import type { Tx } from "../../../platform/server/db/database.ts";

export interface PeriodRow {
  readonly month: Month;
  readonly state: "open" | "closed";
  readonly changedAt: string | null;
  readonly changedBy: string | null;
  readonly reason: string | null;
}

/** Newest first, each with the last that happened to it. */
export async function listPeriods(tx: Tx, orgId: Id): Promise<PeriodRow[]> {
  return await tx.query<PeriodRow>(
    `select p.month, p.state, e.happened_at as "changedAt", m.name as "changedBy", e.reason
     from period p
     left join lateral (
       select happened_at, member_id, reason from period_event e where e.org_id = $1 and e.month = p.month
       order by number desc limit 1) e on true
     left join member m on m.org_id = p.org_id and m.member_id = e.member_id
     where p.org_id = $1 order by p.month desc`,
    [orgId],
  );
}

/** All months in order, locked: nothing is posted while one is closed or opened. */
export async function lockPeriods(tx: Tx, orgId: Id): Promise<{ month: Month; state: "open" | "closed" }[]> {
  return await tx.query("select month, state from period where org_id = $1 order by month for update", [orgId]);
}

export interface PeriodEvent {
  readonly month: Month;
  readonly verb: "close" | "reopen" | "open";
  readonly state: "open" | "closed";
  readonly memberId: Id;
  readonly at: Date;
  readonly reason: string | null;
  /** Of a close: the warnings that were passed. */
  readonly passed: readonly Issue[] | null;
}

/** The months are locked: see `lockPeriods`. */
export async function setPeriod(tx: Tx, orgId: Id, it: PeriodEvent): Promise<void> {
  await tx.query(
    "insert into period (org_id, month, state) values ($1, $2, $3) on conflict (org_id, month) do update set state = excluded.state",
    [orgId, it.month, it.state],
  );
  await tx.query(
    `insert into period_event (org_id, event_id, month, number, verb, happened_at, member_id, reason, after_seq, passed)
     select $1, $2::uuid, $3, 1 + (select count(*) from period_event e where e.org_id = $1 and e.month = $3), $4, $5::timestamptz, $6::uuid, $7, c.seq, $8::jsonb
     from ledger_counter c where c.org_id = $1`,
    [
      orgId,
      newId(),
      it.month,
      it.verb,
      it.at.toISOString(),
      it.memberId,
      it.reason,
      it.passed && JSON.stringify(it.passed),
    ],
  );
}

/** What was passed knowingly when a month was closed last. */
export async function lastPassed(tx: Tx, orgId: Id, month: Month): Promise<Issue[]> {
  const [row] = await tx.query<{ passed: Issue[] | null }>(
    "select passed from period_event where org_id = $1 and month = $2 order by number desc limit 1",
    [orgId, month],
  );
  return row?.passed ?? [];
}
