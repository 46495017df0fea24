select o.party_id as "customerId", o.document_type as "documentType", o.document_id::text as "documentId",
  (select p.number from posting p where p.org_id = o.org_id and p.document_id = o.document_id and p.kind = 'post') as number,
  o.due_on as "dueOn", :on - o.due_on as "daysLate", o.balance as open,
  coalesce(o.currency, :baseCurrency) as currency, coalesce(o.currency_balance, o.balance) as "openCurrency",
  v.reminder_level_id as "levelId", g.level_id as "remindedLevelId", g.reminded_on as "remindedOn"
from open_item o
join account_role r on r.org_id = o.org_id and r.account = o.account and r.role = 'receivable'
left join lateral (
  select v.reminder_level_id from reminder_level v
  where v.org_id = o.org_id and v.state = 'active' and v.from_days <= :on - o.due_on order by v.from_days desc limit 1) v on true
left join lateral (
  select g.level_id, g.reminded_on from reminder_log g
  where g.org_id = o.org_id and g.open_item_id = o.open_item_id order by g.reminded_on desc, g.from_days desc limit 1) g on true
where o.org_id = :orgId and o.balance > 0 and o.due_on < :on and (:customerId is null or o.party_id = :customerId)
order by o.due_on, o.open_item_id;
