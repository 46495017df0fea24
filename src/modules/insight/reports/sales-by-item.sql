select s.item_id as "itemId", sum(s.quantity) as "quantity", sum(s.revenue) as "revenue", sum(s.cost) as "cost", sum(s.revenue) - sum(s.cost) as "margin",
  divided2(100 * (sum(s.revenue) - sum(s.cost)), sum(s.revenue)) as "marginPercent"
from sale(:orgId) s
where s.posted_on between :from and :to and (:customerId is null or s.customer_id = :customerId)
group by 1 having sum(s.revenue) <> 0 or sum(s.cost) <> 0 or sum(s.quantity) <> 0
order by sum(s.revenue) desc, 1;
