-- The pool counts the same pieces as the places together.
with place as (select org_id, item_id, sum(quantity) as quantity from stock_balance where is_owned group by org_id, item_id)
select p.org_id, 'item ' || p.item_id as subject, 'pool ' || p.quantity || ', places ' || coalesce(b.quantity, 0) as detail
from cost_pool p left join place b on b.org_id = p.org_id and b.item_id = p.item_id where p.quantity <> coalesce(b.quantity, 0);
