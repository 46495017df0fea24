import type { ListSource } from "../../../documents/list.ts";
import { firstDay, lastDay, type Month } from "../../../kernel/dates.ts";
import type { Id } from "../../../kernel/ids.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import { journalVoucherRow } from "./journal-voucher.ts";

export const journalVoucherList: ListSource<typeof journalVoucherRow> = {
  row: journalVoucherRow,
  join: `left join lateral (
    select count(*)::int as lines, sum(l.debit) as amount from journal_voucher_line l
    where l.org_id = $1 and l.journal_voucher_id = d.journal_voucher_id) t on true`,
  columns: { lineCount: "t.lines", amount: "t.amount" },
  search: ["d.number", "d.summary"],
  sort: "-postedOn",
  sums: ["amount"],
};

/** Vouchers of a month that were submitted and neither posted nor sent back. */
export async function undecidedVouchers(tx: Tx, orgId: Id, month: Month): Promise<Issue[]> {
  const rows = await tx.query<{ number: string }>(
    "select number from journal_voucher where org_id = $1 and state = 'submitted' and posted_on between $2::date and $3::date order by number",
    [orgId, firstDay(month), lastDay(month)],
  );
  return rows.length === 0
    ? []
    : [error("accounting.vouchers_waiting", { month, numbers: rows.map((row) => row.number).join(", ") })];
}
