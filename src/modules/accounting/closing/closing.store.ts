/** What the steps of a month's end look at; balances are those at the end of the month. */
import { lastDay, type Month } from "../../../kernel/dates.ts";
import { Amount } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import { VOUCHER_WORD } from "../../../ledger/voucher.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import type { Closing, ProfitBalance, VatBalance } from "./closing.posting.ts";

/** Every account of profit and loss with a balance, by whose it is. */
export async function profitBalances(tx: Tx, orgId: Id, month: Month): Promise<ProfitBalance[]> {
  const rows = await tx.query<Omit<ProfitBalance, "balance"> & { balance: string }>(
    `select j.account, a.class = 'revenue' as "isRevenue", j.party_id as "partyId", j.item_id as "itemId", j.department_id as "departmentId",
       sum(j.debit - j.credit)::text as balance
     from account a join journal_line j on j.org_id = a.org_id and j.account = a.code
     where a.org_id = $1 and a.class in ('revenue', 'expense') and j.posted_on <= $2::date
     group by j.account, a.class, j.party_id, j.item_id, j.department_id having sum(j.debit - j.credit) <> 0
     order by j.account, j.party_id, j.item_id, j.department_id`,
    [orgId, lastDay(month)],
  );
  return rows.map((row) => ({ ...row, balance: Amount.of(row.balance) }));
}

export interface MonthEndBalances {
  readonly vat: VatBalance;
  /** What stands on 3103; a profit is positive. */
  readonly profit: Amount;
  /** Debits − credits. */
  readonly suspense: Amount;
  /** Overhead that no work order took: what was incurred less what was absorbed. */
  readonly overhead: Amount;
  /** What suppliers are owed for goods they have not billed. */
  readonly estimated: Amount;
  /** What customers owe for goods that are not invoiced. */
  readonly notInvoiced: Amount;
  /** The month's income tax. */
  readonly incomeTax: Amount;
  readonly vouchers: number;
  /** Numbers that are missing before them. */
  readonly gaps: number;
}

// 应交增值税 is what 22210104 and its neighbours stand under. A voucher series begins at 1.
const BALANCES = `
with role as (select role, account from account_role where org_id = $1),
vat as (select left(account, length(account) - 2) as code from role where role = 'vat_transferred'),
account_of as (
  select a.code, a.control, exists (select from vat where a.code like vat.code || '__') as is_vat,
    (select array_agg(role) from role r where r.account = a.code) as roles
  from account a where a.org_id = $1 and a.is_leaf),
balance as (
  select o.*, sum(b.debit - b.credit) as closing, coalesce(sum(b.debit - b.credit) filter (where b.month = $2), 0) as moved
  from account_of o join account_balance b on b.org_id = $1 and b.account = o.code and b.month <= $2
  group by o.code, o.control, o.is_vat, o.roles),
voucher as (
  select count(*)::int as vouchers, coalesce(max(voucher_number) - count(*), 0)::int as gaps
  from posting where org_id = $1 and voucher_series = $3)
select (coalesce(-sum(closing) filter (where is_vat), 0) + coalesce(sum(moved) filter (where 'vat_transferred' = any(roles)), 0))::text as "vatOwed",
  coalesce(sum(moved) filter (where 'vat_transferred' = any(roles)), 0)::text as "vatCarried",
  coalesce(-sum(closing) filter (where 'profit_of_year' = any(roles)), 0)::text as profit,
  coalesce(sum(closing) filter (where control = 'suspense'), 0)::text as suspense,
  coalesce(sum(closing) filter (where control = 'overhead'), 0)::text as overhead,
  coalesce(-sum(closing) filter (where control = 'payable_accrued'), 0)::text as estimated,
  coalesce(sum(closing) filter (where control = 'receivable_accrued'), 0)::text as "notInvoiced",
  (select coalesce(sum(j.debit - j.credit), 0)::text from journal_line j join posting p on p.org_id = j.org_id and p.posting_id = j.posting_id
    where j.org_id = $1 and j.account >= '5801' and j.account < '5802' and to_char(j.posted_on, 'YYYY-MM') = $2
      and p.document_type <> 'profit_closing') as "incomeTax",
  (select vouchers from voucher) as vouchers, (select gaps from voucher) as gaps
from balance`;

type Row = Record<
  "vatOwed" | "vatCarried" | "profit" | "suspense" | "overhead" | "estimated" | "notInvoiced" | "incomeTax",
  string
> & { readonly vouchers: number; readonly gaps: number };

export async function monthEndBalances(tx: Tx, orgId: Id, month: Month): Promise<MonthEndBalances> {
  const [row] = await tx.query<Row>(BALANCES, [orgId, month, `${month} ${VOUCHER_WORD}`]);
  const { vatOwed, vatCarried, profit, suspense, overhead, estimated, notInvoiced, incomeTax, ...counts } = row!;
  return {
    vat: { owed: Amount.of(vatOwed), carried: Amount.of(vatCarried) },
    profit: Amount.of(profit),
    suspense: Amount.of(suspense),
    overhead: Amount.of(overhead),
    estimated: Amount.of(estimated),
    notInvoiced: Amount.of(notInvoiced),
    incomeTax: Amount.of(incomeTax),
    ...counts,
  };
}

/** The documents of a month's closing entries that nobody took back, newest last. */
export async function closingDocuments(tx: Tx, orgId: Id, month: Month, of: Closing): Promise<Id[]> {
  const rows = await tx.query<{ id: Id }>(
    `select p.document_id as id from posting p
     where p.org_id = $1 and p.document_type in ('vat_closing', 'profit_closing', 'year_closing') and p.document_type = $2 and p.posted_on = $3::date and p.kind = 'post'
       and not exists (select from posting r where r.org_id = p.org_id and r.reverses_id = p.posting_id) order by p.seq`,
    [orgId, of, lastDay(month)],
  );
  return rows.map((row) => row.id);
}
