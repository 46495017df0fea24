-- From the open items as they stand; a past day's from the lines up to it. A credit stands in the column of its own day.
with later as materialized (
  select open_item_id, sum(debit - credit) as change from journal_line
  where org_id = :orgId and posted_on > :on and open_item_id is not null group by open_item_id
),
aged as (
  select o.party_id, r.role, o.balance - coalesce(later.change, 0) as balance, :on - coalesce(o.due_on, o.opened_on) as late
  from open_item o
  join account_role r on r.org_id = o.org_id and r.account = o.account and r.role in ('receivable', 'delivered_not_invoiced', 'customer_advance')
  left join later on later.open_item_id = o.open_item_id
  where o.org_id = :orgId and o.opened_on <= :on and (:customerId is null or o.party_id = :customerId)
)
select party_id as "customerId", sum(balance) as total,
  coalesce(sum(balance) filter (where role = 'receivable' and late <= 0), 0) as "notDue",
  coalesce(sum(balance) filter (where role = 'receivable' and late between 1 and 30), 0) as days30,
  coalesce(sum(balance) filter (where role = 'receivable' and late between 31 and 60), 0) as days60,
  coalesce(sum(balance) filter (where role = 'receivable' and late between 61 and 90), 0) as days90,
  coalesce(sum(balance) filter (where role = 'receivable' and late between 91 and 180), 0) as days180,
  coalesce(sum(balance) filter (where role = 'receivable' and late between 181 and 365), 0) as days365,
  coalesce(sum(balance) filter (where role = 'receivable' and late > 365), 0) as older,
  coalesce(sum(balance) filter (where role = 'delivered_not_invoiced'), 0) as "notInvoiced",
  -coalesce(sum(balance) filter (where role = 'customer_advance'), 0) as advance
from aged where balance <> 0 group by party_id order by total desc;
