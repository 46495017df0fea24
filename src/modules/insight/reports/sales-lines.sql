select s.posted_on as "postedOn", s.document_type as "documentType", s.document_id as "documentId", s.number as "number", s.customer_id as "customerId",
  s.item_id as "itemId", sum(s.quantity) as "quantity", sum(s.revenue) as "revenue", sum(s.cost) as "cost", sum(s.revenue) - sum(s.cost) as "margin"
from sale(:orgId) s
where s.posted_on between :from and :to and (:customerId is null or s.customer_id = :customerId) and (:itemId is null or s.item_id = :itemId)
group by s.seq, 1, 2, 3, 4, 5, 6 having sum(s.revenue) <> 0 or sum(s.cost) <> 0 or sum(s.quantity) <> 0
order by s.posted_on, s.seq, 6;
