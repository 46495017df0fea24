/** The layout of the official statements, and the figures they are made of: three statements of SQL, whatever the books hold. */
import { addMonths, firstDay, lastDay, type Month } from "../../../kernel/dates.ts";
import { Amount } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import { readAsset } from "../../../platform/server/assets.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import { parseFormula } from "./formula.rules.ts";
import { type Figures, type Layout, STATEMENTS } from "./statement.rules.ts";

const CELL = /(?:"([^"]*)"|([^,]*))(?:,|$)/g;
let known: readonly Layout[] | undefined;

/** From the standard's forms (财会〔2011〕17号): 会小企01表 to 03表, line by line. */
export function layouts(): readonly Layout[] {
  if (known) return known;
  const [, ...rows] = readAsset("modules/accounting/statements/statements-cas-small.csv").trim().split("\n");
  const lines = rows.map((row) => {
    const [form = "", no = "", name = "", nameEn = "", formula = ""] = [...row.matchAll(CELL)].map(
      (it) => it[1] ?? it[2],
    );
    return { form, no: Number.parseInt(no, 10), name, nameEn, terms: parseFormula(formula) };
  });
  known = [...new Set(lines.map((it) => it.form))].map((form, i) => {
    const own = lines.filter((it) => it.form === form);
    const used = new Set(own.flatMap(({ terms }) => terms.filter((it) => it.word === "L").map((it) => it.of)));
    return {
      name: STATEMENTS[i]!,
      form: /\d+/.exec(form)?.[0] ?? form,
      lines: own.map(({ form: _, ...line }) => {
        const isSum = line.terms.some((it) => it.word === "L");
        return { ...line, isSum, isPart: !isSum && !used.has(String(line.no)) };
      }),
    };
  });
  return known;
}

export const firstMonth = (month: Month): Month => `${month.slice(0, 4)}-01` as Month;

// What an opening brought is counted as there at the start; closing entries are no movement of profit and loss.
const ACCOUNTS = `
with moved as (
  select account, coalesce(sum(debit - credit) filter (where month < $2), 0) as before_year,
    coalesce(sum(debit - credit) filter (where month < $3), 0) as before_month, sum(debit - credit) as closing
  from account_balance where org_id = $1 and month <= $3 group by account),
carried as (
  select j.account, coalesce(sum(j.debit - j.credit) filter (where p.document_type = 'opening'), 0) as opened_year,
    coalesce(sum(j.debit - j.credit) filter (where p.document_type = 'opening' and p.posted_on >= $5::date), 0) as opened_month,
    coalesce(sum(j.debit - j.credit) filter (where p.document_type <> 'opening'), 0) as closed_year,
    coalesce(sum(j.debit - j.credit) filter (where p.document_type <> 'opening' and p.posted_on >= $5::date), 0) as closed_month
  from posting p join journal_line j on j.org_id = p.org_id and j.posting_id = p.posting_id
  where p.org_id = $1 and p.document_type in ('opening', 'profit_closing', 'year_closing') and p.posted_on between $4::date and $6::date
  group by j.account)
select a.code, a.normal_balance = 'debit' as "isDebit",
  (coalesce(m.before_year, 0) + coalesce(c.opened_year, 0))::text as "yearOpening",
  (coalesce(m.before_month, 0) + coalesce(c.opened_month, 0))::text as "monthOpening", coalesce(m.closing, 0)::text as closing,
  (coalesce(m.closing - m.before_year, 0) - coalesce(c.opened_year + c.closed_year, 0))::text as "inYear",
  (coalesce(m.closing - m.before_month, 0) - coalesce(c.opened_month + c.closed_month, 0))::text as "inMonth"
from account a left join moved m on m.account = a.code left join carried c on c.account = a.code
where a.org_id = $1 order by a.code`;

/** Balances of the parties of level-1 accounts ($2), with what the openings of the year ($3 to $4) brought at the start. */
const PARTY_BALANCES = `
leaf as (select code, left(code, 4) as top from account where org_id = $1 and left(code, 4) = any($2::text[])),
line as (
  select l.top, j.party_id, sum(j.debit - j.credit) as closing, coalesce(sum(j.debit - j.credit) filter (where j.posted_on < $3::date), 0) as opening
  from leaf l join journal_line j on j.org_id = $1 and j.account = l.code where j.posted_on <= $4::date group by l.top, j.party_id
  union all
  select l.top, j.party_id, 0, sum(j.debit - j.credit)
  from posting p join journal_line j on j.org_id = p.org_id and j.posting_id = p.posting_id join leaf l on l.code = j.account
  where p.org_id = $1 and p.document_type = 'opening' and p.posted_on between $3::date and $4::date group by l.top, j.party_id),
party as (select top, party_id, sum(closing) as closing, sum(opening) as opening from line group by top, party_id)`;

const PARTIES = `
with ${PARTY_BALANCES}
select top as account, sum(greatest(opening, 0))::text as "openingDebit", sum(greatest(-opening, 0))::text as "openingCredit",
  sum(greatest(closing, 0))::text as "closingDebit", sum(greatest(-closing, 0))::text as "closingCredit"
from party group by top`;

const FLOWS = `
select cash_flow as item, sum(debit - credit)::text as year,
  coalesce(sum(debit - credit) filter (where posted_on >= $3::date), 0)::text as month
from journal_line where org_id = $1 and cash_flow is not null and posted_on between $2::date and $4::date group by cash_flow`;

type Text<T> = { readonly [K in keyof T]: T[K] extends Amount ? string : T[K] };
type AccountRow = Text<Figures["accounts"][number]>;
type PartyRow = Record<"account" | "openingDebit" | "openingCredit" | "closingDebit" | "closingCredit", string>;

/** The level-1 accounts whose parties are not netted. */
function partyAccounts(): string[] {
  const terms = layouts().flatMap(({ lines }) => lines.flatMap((it) => it.terms));
  return [...new Set(terms.filter((it) => it.word === "DP" || it.word === "CP").map((it) => it.of))];
}

/** Everything the three statements of a month need. */
export async function figuresOf(tx: Tx, orgId: Id, month: Month): Promise<Figures> {
  const year = firstMonth(month);
  const [from, own, to] = [firstDay(year), firstDay(month), lastDay(month)];
  const accounts = await tx.query<AccountRow>(ACCOUNTS, [orgId, year, month, from, own, to]);
  const parties = await tx.query<PartyRow>(PARTIES, [orgId, partyAccounts(), from, to]);
  const flows = await tx.query<Record<"item" | "year" | "month", string>>(FLOWS, [orgId, from, own, to]);
  return {
    accounts: accounts.map(({ code, isDebit, ...it }) => ({
      code,
      isDebit,
      yearOpening: Amount.of(it.yearOpening),
      monthOpening: Amount.of(it.monthOpening),
      closing: Amount.of(it.closing),
      inYear: Amount.of(it.inYear),
      inMonth: Amount.of(it.inMonth),
    })),
    parties: parties.map((it) => ({
      account: it.account,
      opening: { debit: Amount.of(it.openingDebit), credit: Amount.of(it.openingCredit) },
      closing: { debit: Amount.of(it.closingDebit), credit: Amount.of(it.closingCredit) },
    })),
    flows: flows.map((it) => ({ item: it.item, year: Amount.of(it.year), month: Amount.of(it.month) })),
  };
}

export interface PartyBalance {
  readonly account: string;
  readonly partyId: Id | null;
  readonly opening: Amount;
  readonly closing: Amount;
}

/** The parties of level-1 accounts, debits − credits, the largest first. */
export async function partyBalances(
  tx: Tx,
  orgId: Id,
  month: Month,
  accounts: readonly string[],
): Promise<PartyBalance[]> {
  const rows = await tx.query<Omit<PartyBalance, "opening" | "closing"> & Record<"opening" | "closing", string>>(
    `with ${PARTY_BALANCES} select top as account, party_id as "partyId", opening::text, closing::text from party
     where opening <> 0 or closing <> 0 order by abs(closing) desc, party_id`,
    [orgId, [...accounts], firstDay(firstMonth(month)), lastDay(month)],
  );
  return rows.map((it) => ({ ...it, opening: Amount.of(it.opening), closing: Amount.of(it.closing) }));
}

export interface FlowAmount {
  readonly item: string;
  readonly account: string;
  readonly amount: Amount;
}

/** The accounts of money that say items of the cash-flow statement in a span of days, debits − credits. */
export async function flowAccounts(
  tx: Tx,
  orgId: Id,
  span: { readonly from: string; readonly to: string },
  items: readonly string[],
): Promise<FlowAmount[]> {
  const rows = await tx.query<Record<"item" | "account" | "amount", string>>(
    `select cash_flow as item, account, sum(debit - credit)::text as amount from journal_line
     where org_id = $1 and cash_flow = any($2::text[]) and posted_on between $3::date and $4::date
     group by cash_flow, account order by account`,
    [orgId, [...items], span.from, span.to],
  );
  return rows.map((it) => ({ ...it, amount: Amount.of(it.amount) }));
}

/** The month a column is compared with. */
export const comparedMonth = (month: Month, compare: "month" | "year"): Month =>
  addMonths(month, compare === "month" ? -1 : -12);
