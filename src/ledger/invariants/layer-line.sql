-- A layer is what its stock line brought: same item, lot and quantity.
select l.org_id, 'layer ' || l.layer_id as subject, 'layer ' || l.quantity || ', stock line ' || coalesce(s.quantity::text, 'missing') as detail
from cost_layer l left join stock_line s on s.org_id = l.org_id and s.posting_id = l.posting_id and s.line_no = l.line_no
where s.posting_id is null or s.item_id <> l.item_id or s.lot_id <> l.lot_id or s.quantity <> l.quantity or s.seq <> l.seq;
