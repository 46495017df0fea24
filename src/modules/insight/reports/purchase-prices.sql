with billed as (
  select p.billed_on, p.document_type, p.document_id, p.number, p.supplier_id, sum(p.quantity) as quantity, sum(p.amount) as amount,
    divided6(sum(p.amount), sum(p.quantity)) as price
  from purchase(:orgId) p
  where p.item_id = :itemId and (:supplierId is null or p.supplier_id = :supplierId) and p.billed_on <= :to
  group by all having sum(p.quantity) <> 0
),
compared as (
  select *, lag(price) over (partition by supplier_id order by billed_on, number, document_id) as before from billed
)
select billed_on as "billedOn", document_type as "documentType", document_id as "documentId", number as "number", supplier_id as "supplierId",
  quantity as "quantity", price as "price", amount as "amount", divided2(100 * (price - before), before) as "changePercent"
from compared where billed_on >= :from order by billed_on, number, document_id;
