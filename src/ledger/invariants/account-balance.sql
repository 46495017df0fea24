-- The turnover of an account in a month is the sum of its lines.
select coalesce(b.org_id, j.org_id) as org_id, coalesce(b.month, j.month) || ' ' || coalesce(b.account, j.account) as subject,
  'balance ' || coalesce(b.debit, 0) || ' / ' || coalesce(b.credit, 0) || ', lines ' || coalesce(j.debit, 0) || ' / ' || coalesce(j.credit, 0) as detail
from account_balance b
full join (
  select org_id, to_char(posted_on, 'YYYY-MM') as month, account, sum(debit) as debit, sum(credit) as credit
  from journal_line group by org_id, to_char(posted_on, 'YYYY-MM'), account) j
  on j.org_id = b.org_id and j.month = b.month and j.account = b.account
where coalesce(b.debit, 0) <> coalesce(j.debit, 0) or coalesce(b.credit, 0) <> coalesce(j.credit, 0)
