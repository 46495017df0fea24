-- The turnover of an account in a month is the sum of its lines.
with line as (
  select org_id, to_char(posted_on, 'YYYY-MM') as month, account, sum(debit) as debit, sum(credit) as credit
  from journal_line group by org_id, to_char(posted_on, 'YYYY-MM'), account)
select coalesce(b.org_id, l.org_id) as org_id, coalesce(b.month, l.month) || ' ' || coalesce(b.account, l.account) as subject,
  'balance ' || coalesce(b.debit, 0) || ' / ' || coalesce(b.credit, 0) || ', lines ' || coalesce(l.debit, 0) || ' / ' || coalesce(l.credit, 0) as detail
from account_balance b full join line l on l.org_id = b.org_id and l.month = b.month and l.account = b.account
where coalesce(b.debit, 0) <> coalesce(l.debit, 0) or coalesce(b.credit, 0) <> coalesce(l.credit, 0);
