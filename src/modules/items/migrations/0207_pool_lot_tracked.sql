-- Whether an item is kept by lot stands with its cost pool too, so that the one read of the books before a posting tells it.
alter table cost_pool add column is_lot_tracked boolean not null default false;
update cost_pool p set is_lot_tracked = true
from item i where i.org_id = p.org_id and i.item_id = p.item_id and i.is_lot_tracked;
