-- At standard cost an item is always worth its quantity at the standard.
select org_id, 'item ' || item_id as subject, 'worth ' || value || ', ' || quantity || ' at ' || standard_cost || ' is ' || round(quantity * standard_cost, 2) as detail
from cost_pool where method = 'standard' and value <> round(quantity * standard_cost, 2);
