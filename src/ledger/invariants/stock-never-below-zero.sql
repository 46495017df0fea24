-- In the order of events nothing ever left a place that was not there.
select org_id, 'item ' || item_id || ' at ' || location_id || ' lot ' || lot_id || case when is_owned then '' else ', not ours' end as subject,
  trim_scale(after) || ' after seq ' || seq as detail
from (
  select org_id, item_id, location_id, lot_id, is_owned, seq, sum(sum(quantity)) over (partition by org_id, item_id, location_id, lot_id, is_owned order by seq) as after
  from stock_line where quantity <> 0 group by org_id, item_id, location_id, lot_id, is_owned, seq) l
where after < 0
