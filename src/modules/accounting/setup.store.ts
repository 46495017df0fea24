/** Writes the accounts, roles and months a company starts with. */

import { initialsOf } from "../../documents/initials.ts";
import type { Month } from "../../kernel/dates.ts";
import { type Id, newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/server/db/database.ts";
import { ACCOUNT_ROLES, type ChartAccount } from "./chart/chart.store.ts";

export async function saveChart(tx: Tx, orgId: Id, chart: readonly ChartAccount[]): Promise<void> {
  const rows = chart.map((it) => ({ ...it, id: newId(), initials: initialsOf(it.name) }));
  await tx.query(
    `insert into account (org_id, account_id, state, version, code, name, initials, name_en, class, normal_balance, control, needs_party, is_leaf)
     select $1, a.id, 'active', 1, a.code, a.name, a.initials, a."nameEn", a.class, a."normalBalance", a.control, a."needsParty", a."isLeaf"
     from json_to_recordset($2::json) as a(id uuid, code text, name text, initials text, "nameEn" text, class text, "normalBalance" text,
       control text, "needsParty" boolean, "isLeaf" boolean)`,
    [orgId, JSON.stringify(rows)],
  );
  const roles = Object.entries(ACCOUNT_ROLES).map(([role, account]) => ({ role, account }));
  await tx.query(
    "insert into account_role (org_id, role, account) select $1, r.role, r.account from json_to_recordset($2::json) as r(role text, account text)",
    [orgId, JSON.stringify(roles)],
  );
}

export async function openMonths(tx: Tx, orgId: Id, months: readonly Month[]): Promise<void> {
  await tx.query(
    "insert into period (org_id, month, state) select $1, unnest($2::text[]), 'open' on conflict do nothing",
    [orgId, [...months]],
  );
  await tx.query("insert into ledger_counter (org_id, seq) values ($1, 0) on conflict do nothing", [orgId]);
}
