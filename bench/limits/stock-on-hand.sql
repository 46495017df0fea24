-- The first 50 items with what is there and what it is worth. $1 company.
select i.item_id, i.code, i.name, i.unit, p.quantity::text, p.value::text
from item i left join cost_pool p on p.org_id = i.org_id and p.pool_id = i.item_id
where i.org_id = $1 order by i.code limit 51;
