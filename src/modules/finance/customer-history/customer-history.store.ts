import type { Day } from "../../../kernel/dates.ts";
import { addMonths, firstDay, monthOf } from "../../../kernel/dates.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import type { CustomerHistory } from "./customer-history.ts";

/** Months that are shown, this one included. */
const MONTHS = 12;
const PRICES = 8;

// One statement, whatever there is. $1 company, $2 customer, $3 today, $4 the first day of the twelve months.
const HISTORY = `
with role as (select role, account from account_role where org_id = $1),
open as (
  select r.role, o.balance, o.due_on, o.document_id from open_item o join role r on r.account = o.account
  where o.org_id = $1 and o.party_id = $2 and o.balance <> 0),
ordered as (
  select o.sales_order_id, sum(round((l.quantity - coalesce(p.quantity, 0) * l.unit_quantity / l.unit_stock_quantity) * l.price * (1 + l.tax_rate / 100) * o.rate, 2)) as amount
  from sales_order o join sales_order_line l on l.org_id = $1 and l.sales_order_id = o.sales_order_id
  left join progress p on p.org_id = $1 and p.target_id = l.sales_order_line_id and p.measure = 'shipped'
  where o.org_id = $1 and o.customer_id = $2 and o.state = 'approved'
    and l.quantity * l.unit_stock_quantity > coalesce(p.quantity, 0) * l.unit_quantity
  group by o.sales_order_id),
paid as (
  select j.credit as amount, j.posted_on - i.invoiced_on as days
  from sales_invoice i
  join journal_line j on j.org_id = $1 and j.open_item_id = i.sales_invoice_id and j.credit > 0
  join posting p on p.org_id = $1 and p.posting_id = j.posting_id and p.document_type = 'customer_payment' and p.kind = 'post'
  where i.org_id = $1 and i.customer_id = $2 and i.state = 'posted' and j.posted_on >= $4::date
    and not exists (select from posting v where v.org_id = $1 and v.reverses_id = p.posting_id)),
month as (
  select to_char(m, 'YYYY-MM') as month from generate_series($4::date, $3::date, interval '1 month') m),
sold as (
  select to_char(j.posted_on, 'YYYY-MM') as month, coalesce(sum(j.credit - j.debit) filter (where r.role = 'sales'), 0) as sales,
    coalesce(sum(j.debit - j.credit) filter (where r.role = 'cost_of_sales'), 0) as cost
  from journal_line j join role r on r.account = j.account and r.role in ('sales', 'cost_of_sales')
  where j.org_id = $1 and j.party_id = $2 and j.posted_on >= $4::date group by 1),
price as (
  select * from (
    select distinct on (l.item_id) l.item_id, l.price, i.currency, i.invoiced_on, i.sales_invoice_id, i.number, coalesce(ol.unit, it.unit) as unit
    from sales_invoice i
    join sales_invoice_line l on l.org_id = $1 and l.sales_invoice_id = i.sales_invoice_id
    join delivery_line d on d.org_id = $1 and d.delivery_line_id = l.delivery_line_id
    join sales_order_line ol on ol.org_id = $1 and ol.sales_order_line_id = d.order_line_id
    join item it on it.org_id = $1 and it.item_id = l.item_id
    where i.org_id = $1 and i.customer_id = $2 and i.state = 'posted'
    order by l.item_id, i.invoiced_on desc, i.number desc) last
  order by invoiced_on desc, number desc limit ${PRICES})
select
  (select json_build_object('count', count(*), 'amount', coalesce(sum(amount), 0)::numeric(20, 2)::text) from ordered) as "openOrders",
  (select json_build_object('count', count(distinct document_id), 'amount', coalesce(sum(balance), 0)::numeric(20, 2)::text)
    from open where role = 'delivered_not_invoiced') as "toInvoice",
  (select json_build_object('count', count(*), 'amount', coalesce(sum(balance), 0)::numeric(20, 2)::text) from open where role = 'receivable') as invoices,
  (select json_build_object('count', count(*), 'amount', coalesce(sum(balance), 0)::numeric(20, 2)::text)
    from open where role = 'receivable' and balance > 0 and due_on < $3::date) as overdue,
  (select (-coalesce(sum(balance), 0))::numeric(20, 2)::text from open where role = 'customer_advance') as advance,
  (select round(sum(days * amount) / nullif(sum(amount), 0), 1)::text from paid) as "daysToPay",
  (select json_agg(json_build_object('month', m.month, 'sales', coalesce(s.sales, 0)::numeric(20, 2)::text, 'cost', coalesce(s.cost, 0)::numeric(20, 2)::text) order by m.month)
    from month m left join sold s on s.month = m.month) as months,
  coalesce((select json_agg(json_build_object('itemId', item_id, 'price', trim_scale(price)::text, 'currency', currency, 'unit', unit, 'invoicedOn', invoiced_on,
    'invoiceId', sales_invoice_id, 'number', number)) from price), '[]') as prices`;

export type History = Omit<CustomerHistory, "refs" | "creditLimit" | "creditUsed">;

/** What happened with a customer, as of a day. */
export async function readHistory(tx: Tx, orgId: Id, customerId: Id, today: Day): Promise<History> {
  const since = firstDay(addMonths(monthOf(today), 1 - MONTHS));
  const [row] = await tx.query<History>(HISTORY, [orgId, customerId, today, since]);
  return row!;
}
