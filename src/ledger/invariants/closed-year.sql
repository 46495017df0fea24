-- A December that was closed with its checks left nothing on the profit of the year (3103) and nothing pending disposal (1901).
select e.org_id, e.month || ' account ' || b.account as subject, 'the year is closed with a balance of ' || sum(b.debit - b.credit) as detail
from (
  select distinct on (org_id, month) org_id, month, verb, passed from period_event order by org_id, month, number desc) e
join account a on a.org_id = e.org_id and (a.control = 'suspense'
  or exists (select from account_role r where r.org_id = a.org_id and r.role = 'profit_of_year' and r.account = a.code))
join account_balance b on b.org_id = e.org_id and b.account = a.code and b.month <= e.month
where e.verb = 'close' and e.passed is not null and e.month like '%-12'
group by e.org_id, e.month, b.account having sum(b.debit - b.credit) <> 0
