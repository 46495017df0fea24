-- Debits equal credits in every month: the trial balance balances.
select org_id, month as subject, 'debits ' || sum(debit) || ', credits ' || sum(credit) as detail
from account_balance group by org_id, month having sum(debit) <> sum(credit)
