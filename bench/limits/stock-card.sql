-- An item's movements of a span with the balance after each. $1 company, $2 item, $3 from, $4 to.
with before as (
  select coalesce(sum(quantity), 0) as quantity, coalesce(sum(value), 0) as value from stock_line
  where org_id = $1 and item_id = $2 and is_owned and posted_on < $3)
select l.posted_on, p.document_type, p.document_id, p.number, l.location_id, l.quantity::text, l.value::text,
  (b.quantity + sum(l.quantity) over w)::text as balance, (b.value + sum(l.value) over w)::text as balance_value
from stock_line l join posting p on p.org_id = l.org_id and p.posting_id = l.posting_id cross join before b
where l.org_id = $1 and l.item_id = $2 and l.is_owned and l.posted_on between $3 and $4
window w as (order by l.posted_on, l.seq, l.line_no) order by l.posted_on, l.seq, l.line_no;
