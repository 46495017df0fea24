-- Work in process is what open work orders took and did not give yet: every entry names an order, none is below zero, and a closed or cancelled one
-- has nothing left.
select j.org_id, 'account ' || j.account as subject, count(*) || ' entries name no work order: ' || sum(j.debit - j.credit) as detail
from journal_line j join account_role r on r.org_id = j.org_id and r.role = 'work_in_process' and r.account = j.account
left join work_order w on w.org_id = j.org_id and w.work_order_id = j.open_item_id
where w.org_id is null group by j.org_id, j.account
union all
select o.org_id, 'work order ' || coalesce(w.number, w.work_order_id::text), w.state || ', in process ' || o.balance
from open_item o join work_order w on w.org_id = o.org_id and w.work_order_id = o.open_item_id
where o.balance < 0 or (o.balance <> 0 and w.state in ('closed', 'cancelled'));
