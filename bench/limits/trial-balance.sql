-- Opening, turnover and closing of every account. $1 company, $2 first month, $3 last month.
select account, sum(debit - credit) filter (where month < $2) as opening, sum(debit) filter (where month >= $2) as debit,
  sum(credit) filter (where month >= $2) as credit, sum(debit - credit) as closing
from account_balance where org_id = $1 and month <= $3 group by account order by account;
