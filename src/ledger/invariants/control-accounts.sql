-- The control accounts equal the open items, party by party.
with control as (select org_id, code from account where control in ('payable', 'payable_accrued', 'supplier_advance') and is_leaf),
ledger as (
  select j.org_id, j.account, j.party_id, sum(j.debit - j.credit) as balance from journal_line j
  join control c on c.org_id = j.org_id and c.code = j.account group by j.org_id, j.account, j.party_id),
open as (select org_id, account, party_id, sum(balance) as balance from open_item group by org_id, account, party_id)
select coalesce(l.org_id, o.org_id) as org_id, 'account ' || coalesce(l.account, o.account) || ' party ' || coalesce(l.party_id::text, o.party_id::text, 'none') as subject,
  'ledger ' || coalesce(l.balance, 0) || ', open items ' || coalesce(o.balance, 0) as detail
from ledger l full join open o on o.org_id = l.org_id and o.account = l.account and o.party_id = l.party_id
where coalesce(l.balance, 0) <> coalesce(o.balance, 0);
