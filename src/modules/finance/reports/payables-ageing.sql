-- From the open items as they stand, less what was booked on them after a past day. Of the many items one sum a day is made first: the few
-- that are left are spread over the columns.
with later as materialized (
  select open_item_id, sum(debit - credit) as change from journal_line
  where org_id = :orgId and posted_on > :on and open_item_id is not null group by open_item_id
),
day as (
  select o.party_id, o.account, o.due_on, o.opened_on, sum(o.balance) as balance from open_item o
  where o.org_id = :orgId and o.opened_on <= :on and o.balance <> 0 and (:partyId is null or o.party_id = :partyId)
  group by o.party_id, o.account, o.due_on, o.opened_on
  union all
  select o.party_id, o.account, o.due_on, o.opened_on, -later.change from later
  join open_item o on o.org_id = :orgId and o.open_item_id = later.open_item_id
  where o.opened_on <= :on and (:partyId is null or o.party_id = :partyId)
),
aged as (
  select d.party_id, case r.role when 'freight_payable' then 'payable' else r.role end as role,
    width_bucket(:on - coalesce(d.due_on, d.opened_on), array[1, 31, 61, 91, 181, 366]) as bucket, sum(d.balance) as balance
  from day d
  join account_role r on r.org_id = :orgId and r.account = d.account
    and r.role in ('payable', 'freight_payable', 'received_not_billed', 'supplier_advance')
  group by 1, 2, 3
)
select party_id as "partyId", -sum(balance) as total,
  -coalesce(sum(balance) filter (where role = 'payable' and bucket = 0), 0) as "notDue",
  -coalesce(sum(balance) filter (where role = 'payable' and bucket = 1), 0) as days30,
  -coalesce(sum(balance) filter (where role = 'payable' and bucket = 2), 0) as days60,
  -coalesce(sum(balance) filter (where role = 'payable' and bucket = 3), 0) as days90,
  -coalesce(sum(balance) filter (where role = 'payable' and bucket = 4), 0) as days180,
  -coalesce(sum(balance) filter (where role = 'payable' and bucket = 5), 0) as days365,
  -coalesce(sum(balance) filter (where role = 'payable' and bucket = 6), 0) as older,
  -coalesce(sum(balance) filter (where role = 'received_not_billed'), 0) as "notBilled",
  coalesce(sum(balance) filter (where role = 'supplier_advance'), 0) as prepaid
from aged where balance <> 0 group by party_id order by total desc;
