-- The lines 1 and 9 of the balance sheet and 1 and 2 of the income statement, by the same accounts; what is owed is the open invoices and bills.
with month as (
  select to_char(:on, 'YYYY-MM') as now, to_char(:on - interval '1 month', 'YYYY-MM') as before,
    (date_trunc('month', :on) - interval '1 month')::date as first_day
),
money as (
  select sum(b.debit - b.credit) as cash from account_balance b cross join month
  where b.org_id = :orgId and b.month <= month.now and left(b.account, 4) in ('1001', '1002', '1012')
),
stock as (select sum(value) as value from cost_pool where org_id = :orgId),
moved as (
  select b.month, left(b.account, 4) as top, b.credit - b.debit as amount from account_balance b cross join month
  where b.org_id = :orgId and b.month in (month.now, month.before) and left(b.account, 4) in ('5001', '5051', '5401', '5402')
  union all
  -- Neither closing entries nor what an opening brought are movements of profit and loss.
  select to_char(p.posted_on, 'YYYY-MM'), left(j.account, 4), j.debit - j.credit
  from posting p join journal_line j on j.org_id = p.org_id and j.posting_id = p.posting_id cross join month
  where p.org_id = :orgId and p.document_type in ('opening', 'profit_closing', 'year_closing') and p.posted_on >= month.first_day
    and left(j.account, 4) in ('5001', '5051', '5401', '5402')
),
result as (
  select coalesce(sum(amount) filter (where month = now and top like '50%'), 0) as sales,
    coalesce(sum(amount) filter (where month = before and top like '50%'), 0) as sales_before,
    coalesce(sum(amount) filter (where month = now), 0) as profit, coalesce(sum(amount) filter (where month = before), 0) as profit_before,
    -coalesce(sum(amount) filter (where month in (now, before) and top like '54%'), 0) as cost, max(:on - first_day) + 1 as days
  from (select moved.*, month.now, month.before, month.first_day from moved cross join month) it
),
owed as (
  select coalesce(sum(o.balance) filter (where r.role = 'receivable'), 0) as receivable,
    coalesce(sum(o.balance) filter (where r.role = 'receivable' and o.balance > 0 and o.due_on < :on), 0) as receivable_overdue,
    count(distinct o.party_id) filter (where r.role = 'receivable' and o.balance > 0 and o.due_on < :on)::int as late_customers,
    -coalesce(sum(o.balance) filter (where r.role <> 'receivable'), 0) as payable,
    -coalesce(sum(o.balance) filter (where r.role <> 'receivable' and o.balance < 0 and o.due_on < :on), 0) as payable_overdue,
    -coalesce(sum(o.balance) filter (where r.role <> 'receivable' and o.balance < 0 and o.due_on between :on and :on + 6), 0) as payable_soon
  from open_item o join account_role r on r.org_id = o.org_id and r.account = o.account and r.role in ('receivable', 'payable', 'freight_payable')
  where o.org_id = :orgId and o.balance <> 0
)
select coalesce(money.cash, 0) as cash, coalesce(stock.value, 0) as stock,
  case when result.cost > 0 then round(stock.value * result.days / result.cost)::int end as "stockDays",
  owed.receivable, owed.receivable_overdue as "receivableOverdue", owed.late_customers as "lateCustomers",
  owed.payable, owed.payable_overdue as "payableOverdue", owed.payable_soon as "payableSoon",
  result.sales, result.sales_before as "salesBefore", result.profit, result.profit_before as "profitBefore"
from money cross join stock cross join result cross join owed;
