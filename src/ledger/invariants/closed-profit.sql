-- A month that was closed with its checks carried profit and loss forward: no account of them has a balance at its end, so the next month's statement begins
-- at zero and the year's profit stands on 3103.
select e.org_id, e.month || ' account ' || b.account as subject, 'is closed with a balance of ' || sum(b.debit - b.credit) as detail
from (
  select distinct on (org_id, month) org_id, month, verb, passed from period_event order by org_id, month, number desc) e
join account a on a.org_id = e.org_id and a.class in ('revenue', 'expense')
join account_balance b on b.org_id = e.org_id and b.account = a.code and b.month <= e.month
where e.verb = 'close' and e.passed is not null
group by e.org_id, e.month, b.account having sum(b.debit - b.credit) <> 0
