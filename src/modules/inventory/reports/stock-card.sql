with line as (
  select l.posted_on, l.seq, l.line_no, l.posting_id, l.location_id, l.quantity, l.value
  from stock_line l
  where l.org_id = :orgId and l.item_id = :itemId and l.is_owned and l.posted_on <= :to
    and (:warehouseId is null or l.location_id in (select location_id from location where org_id = :orgId and warehouse_id = :warehouseId))
),
opening as (select coalesce(sum(quantity), 0) as quantity, coalesce(sum(value), 0) as value from line where posted_on < :from),
shown as (
  select line.*, opening.quantity + sum(line.quantity) over upto as balance, opening.value + sum(line.value) over upto as balance_value
  from line cross join opening where line.posted_on >= :from
  window upto as (order by line.posted_on, line.seq, line.line_no)
)
select s.posted_on as "postedOn", p.document_type as "documentType", p.document_id::text as "documentId", p.number,
  nullif(s.location_id, '00000000-0000-0000-0000-000000000000') as "locationId",
  case when s.quantity > 0 then s.quantity end as "quantityIn", case when s.quantity < 0 then -s.quantity end as "quantityOut",
  s.value, s.balance, s.balance_value as "balanceValue"
from shown s join posting p on p.org_id = :orgId and p.posting_id = s.posting_id
order by s.posted_on, s.seq, s.line_no;
