-- What the books say of an order is what its posted papers say: pieces made and scrapped, components issued less what came back. Backflushed
-- components have no paper of their own: of each, what left the stock for the order.
with said as (
  select c.org_id, c.work_order_id as target, 'produced' as measure, sum(c.quantity) as quantity
  from completion c where c.state = 'posted' group by c.org_id, c.work_order_id
  union all
  select c.org_id, c.work_order_id, 'scrapped', sum(c.quantity_scrapped)
  from completion c where c.state = 'posted' group by c.org_id, c.work_order_id
  union all
  select w.org_id, l.work_order_line_id, 'issued', -sum(s.quantity)
  from work_order w join work_order_line l on l.org_id = w.org_id and l.work_order_id = w.work_order_id
  join stock_line s on s.org_id = w.org_id and s.used_for = w.work_order_id and s.item_id = l.item_id
  group by w.org_id, l.work_order_line_id),
booked as (
  select p.org_id, p.target_id as target, p.measure, p.quantity from progress p
  where p.measure in ('produced', 'scrapped', 'issued') and p.quantity <> 0)
select coalesce(s.org_id, b.org_id) as org_id, 'work order or line ' || coalesce(s.target, b.target) as subject,
  coalesce(s.measure, b.measure) || ' ' || coalesce(b.quantity, 0) || ', papers ' || coalesce(s.quantity, 0) as detail
from (select * from said where quantity <> 0) s
full join booked b on b.org_id = s.org_id and b.target = s.target and b.measure = s.measure
where coalesce(s.quantity, 0) <> coalesce(b.quantity, 0);
