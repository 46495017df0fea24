-- No more comes back from what goods were used for than went out for it, lot by lot; once all is back, so is its cost.
select org_id, 'used for ' || used_for || ', item ' || item_id as subject,
  'went out less what came back: ' || trim_scale(-sum(quantity)) || ' = ' || -sum(value) as detail
from stock_line where used_for is not null group by org_id, used_for, item_id, lot_id
having sum(quantity) > 0
