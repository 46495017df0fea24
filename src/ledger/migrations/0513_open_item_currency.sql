-- An open item is in a currency while every entry that names it is in that one; then it has a balance in both. A bill in foreign currency that was
-- paid without naming its currency, as payments did until now, is an item in base currency.
alter table open_item add column currency char(3);
alter table open_item add column currency_balance numeric(20, 2);
update open_item o set currency = j.currency, currency_balance = j.balance
from (
  select org_id, open_item_id, min(currency) as currency, sum(case when debit <> 0 then currency_amount else -currency_amount end) as balance
  from journal_line where open_item_id is not null group by org_id, open_item_id
  having count(*) = count(currency) and min(currency) = max(currency)) j
where j.org_id = o.org_id and j.open_item_id = o.open_item_id;
alter table open_item add constraint open_item_currency_check check ((currency is null) = (currency_balance is null));

-- The balance of an account of money in its own currency, as of a day.
create index journal_line_currency on journal_line (org_id, account, posted_on) include (debit, credit, currency, currency_amount) where currency is not null;
