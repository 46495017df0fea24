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
  select party_id, account, width_bucket(:on - coalesce(due_on, opened_on), array[1, 31, 61, 91, 181, 366]) as bucket, sum(balance) as balance
  from day group by 1, 2, 3
),
role as (
  select max(account) filter (where role = 'payable') as payable, max(account) filter (where role = 'received_not_billed') as estimate,
    max(account) filter (where role = 'supplier_advance') as advance
  from account_role where org_id = :orgId
)
select party_id as "partyId", -sum(balance) as total,
  -coalesce(sum(balance) filter (where account = role.payable and bucket = 0), 0) as "notDue",
  -coalesce(sum(balance) filter (where account = role.payable and bucket = 1), 0) as days30,
  -coalesce(sum(balance) filter (where account = role.payable and bucket = 2), 0) as days60,
  -coalesce(sum(balance) filter (where account = role.payable and bucket = 3), 0) as days90,
  -coalesce(sum(balance) filter (where account = role.payable and bucket = 4), 0) as days180,
  -coalesce(sum(balance) filter (where account = role.payable and bucket = 5), 0) as days365,
  -coalesce(sum(balance) filter (where account = role.payable and bucket = 6), 0) as older,
  -coalesce(sum(balance) filter (where account = role.estimate), 0) as "notBilled",
  coalesce(sum(balance) filter (where account = role.advance), 0) as prepaid
from aged cross join role
where balance <> 0 and account in (role.payable, role.estimate, role.advance)
group by party_id order by total desc;
