-- The control accounts of suppliers and customers equal their open items, party by party; every entry on them names one.
select coalesce(j.org_id, o.org_id) as org_id, coalesce(j.account, o.account) || ' party ' || coalesce(j.party_id::text, o.party_id::text, 'none') as subject,
  'account ' || coalesce(j.balance, 0) || ', open items ' || coalesce(o.balance, 0) || case when j.unnamed > 0 then ', ' || j.unnamed || ' entries name none' else '' end as detail
from (
  select j.org_id, j.account, j.party_id, sum(j.debit) - sum(j.credit) as balance, count(*) - count(j.open_item_id) as unnamed
  from journal_line j join account a on a.org_id = j.org_id and a.code = j.account
  where a.control in ('payable', 'payable_accrued', 'supplier_advance', 'receivable', 'receivable_accrued', 'customer_advance')
  group by j.org_id, j.account, j.party_id) j
full join (
  select o.org_id, o.account, o.party_id, sum(o.balance) as balance
  from open_item o join account a on a.org_id = o.org_id and a.code = o.account
  where a.control in ('payable', 'payable_accrued', 'supplier_advance', 'receivable', 'receivable_accrued', 'customer_advance')
  group by o.org_id, o.account, o.party_id) o
  on o.org_id = j.org_id and o.account = j.account and o.party_id = j.party_id
where coalesce(j.balance, 0) <> coalesce(o.balance, 0) or j.unnamed > 0
