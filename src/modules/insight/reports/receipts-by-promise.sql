select r.arrived_on as "arrivedOn", r.document_type as "documentType", r.document_id as "documentId", r.number as "number", r.supplier_id as "supplierId",
  r.item_id as "itemId", l.promised_on as "promisedOn", nullif(greatest(r.arrived_on - l.promised_on, 0), 0)::integer as "daysLate", sum(r.arrived) as "arrived",
  sum(r.accepted) as "accepted", sum(r.rejected) as "rejected"
from receipt(:orgId) r join purchase_line(:orgId) l on l.order_line_id = r.order_line_id
where r.arrived_on between :from and :to and (:supplierId is null or r.supplier_id = :supplierId) and (:itemId is null or r.item_id = :itemId)
group by all having sum(r.lines) > 0
order by 1, 4, 6;
