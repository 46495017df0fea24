-- A month that was closed with its checks carried the VAT it owes to 未交增值税 (22210104 to 222102): what stands under 应交增值税 is nothing or a debit (留抵).
select e.org_id, e.month as subject, 'is closed with VAT of ' || sum(b.credit - b.debit) || ' not carried' as detail
from (
  select distinct on (org_id, month) org_id, month, verb, passed from period_event order by org_id, month, number desc) e
join account_role r on r.org_id = e.org_id and r.role = 'vat_transferred'
join account_balance b on b.org_id = e.org_id and b.month <= e.month and b.account like left(r.account, length(r.account) - 2) || '__'
where e.verb = 'close' and e.passed is not null
group by e.org_id, e.month having sum(b.credit - b.debit) > 0
