-- An item and its cost pool say the same of how it is costed and whether it is kept by lot.
select p.org_id, 'item ' || i.code as subject,
  'the pool says ' || p.method || case when p.is_lot_tracked then ', by lot' else '' end
  || ', the item ' || i.costing || case when i.is_lot_tracked then ', by lot' else '' end as detail
from cost_pool p join item i on i.org_id = p.org_id and i.item_id = p.item_id
where (p.method, p.is_lot_tracked) is distinct from (i.costing, i.is_lot_tracked);
