-- What is open is the sum of the lines that make and settle it, on its account and with its party.
with line as (
  select org_id, open_item_id, sum(debit - credit) as balance, count(distinct account) as accounts, count(distinct party_id) as parties,
    min(account) as account, min(party_id::text) as party_id
  from journal_line where open_item_id is not null group by org_id, open_item_id)
select coalesce(o.org_id, l.org_id) as org_id, 'open item ' || coalesce(o.open_item_id, l.open_item_id) as subject,
  'balance ' || coalesce(o.balance, 0) || ', lines ' || coalesce(l.balance, 0) || ' on ' || coalesce(l.account, 'none') as detail
from open_item o full join line l on l.org_id = o.org_id and l.open_item_id = o.open_item_id
where coalesce(o.balance, 0) <> coalesce(l.balance, 0) or l.accounts <> 1 or l.parties <> 1 or l.account <> o.account or l.party_id <> o.party_id::text;
