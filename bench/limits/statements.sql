-- What the balance sheet, the income statement and the cash flow of a month are made of: balances and movements by account, the balances of suppliers and
-- customers not netted, and money by item. $1 company, $2 first month of the year, $3 the month, $4 first day of the year, $5 of the month, $6 its last day.
with account_sums as (
  select account, coalesce(sum(debit - credit) filter (where month < $2), 0) as before_year,
    coalesce(sum(debit - credit) filter (where month < $3), 0) as before_month, sum(debit - credit) as closing
  from account_balance where org_id = $1 and month <= $3 group by account),
party as (
  select left(account, 4) as top, party_id, sum(debit - credit) as closing,
    coalesce(sum(debit - credit) filter (where posted_on < $4::date), 0) as opening
  from journal_line
  where org_id = $1 and posted_on <= $6::date
    and account = any(array['112201', '112202', '1123', '122101', '122102', '122103', '122104', '220201', '220202', '220203', '2203', '224101', '224102',
      '224103', '224104', '224105'])
  group by 1, 2)
select account, before_year, before_month, closing from account_sums
union all
select top, sum(greatest(opening, 0)), sum(greatest(closing, 0)), sum(greatest(-closing, 0)) from party group by top
union all
select cash_flow, sum(debit - credit), coalesce(sum(debit - credit) filter (where posted_on >= $5::date), 0), 0
from journal_line where org_id = $1 and cash_flow is not null and posted_on between $4::date and $6::date group by cash_flow;
