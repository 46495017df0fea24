with month as (
  select case when :level = 'first' then left(b.account, 4) else b.account end as account,
    coalesce(sum(b.debit - b.credit) filter (where b.month < :from), 0) as opening,
    coalesce(sum(b.debit) filter (where b.month >= :from), 0) as debit,
    coalesce(sum(b.credit) filter (where b.month >= :from), 0) as credit
  from account_balance b where b.org_id = :orgId and b.month <= :to group by 1
)
select account, greatest(opening, 0) as "openingDebit", greatest(-opening, 0) as "openingCredit", debit, credit,
  greatest(opening + debit - credit, 0) as "closingDebit", greatest(credit - debit - opening, 0) as "closingCredit"
from month where opening <> 0 or debit <> 0 or credit <> 0 order by account;
