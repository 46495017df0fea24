import type { ListSource } from "../../../documents/list.ts";
import { journalVoucherRow } from "./journal-voucher.ts";

export const journalVoucherList: ListSource<typeof journalVoucherRow> = {
  row: journalVoucherRow,
  join: `left join lateral (
    select count(*)::int as lines, sum(l.debit) as amount from journal_voucher_line l
    where l.org_id = d.org_id and l.journal_voucher_id = d.journal_voucher_id) t on true`,
  columns: { lineCount: "t.lines", amount: "t.amount" },
  search: ["d.number", "d.summary"],
  sort: "-postedOn",
  sums: ["amount"],
};
